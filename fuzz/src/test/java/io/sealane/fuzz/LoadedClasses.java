package io.sealane.fuzz;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Which classes were loaded, asked without loading any. */
final class LoadedClasses {

  /** Not the class literal, which would load it. */
  static final String BAIT = "io.sealane.fuzz.Bait";

  private static final Method FIND = find();

  private LoadedClasses() {}

  static boolean contain(String name) {
    try {
      return FIND.invoke(LoadedClasses.class.getClassLoader(), name) != null;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError(e);
    }
  }

  private static Method find() {
    try {
      Method find = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
      find.setAccessible(true);
      return find;
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }
}
