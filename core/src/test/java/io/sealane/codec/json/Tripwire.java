package io.sealane.codec.json;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers which of the classes that must not be loaded were. */
public final class Tripwire {

  private static final List<String> SPRUNG = new CopyOnWriteArrayList<>();

  private Tripwire() {}

  /** Called by the static initialiser of each of them. */
  public static void spring(Class<?> loaded) {
    SPRUNG.add(loaded.getName());
  }

  static List<String> sprung() {
    return List.copyOf(SPRUNG);
  }
}
