package io.sealane.codec.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds types by tag, straight in the parser's buffer, so that a tag that stands for nothing costs
 * no string. Open addressing, at most half full.
 */
final class TagTable {

  private final @Nullable String[] tags;
  private final @Nullable TypeBinding[] bindings;

  TagTable(List<TypeBinding> all) {
    int names = all.stream().mapToInt(binding -> 1 + binding.type().aliases().size()).sum();
    int size = Integer.highestOneBit(Math.max(1, names)) * 4;
    tags = new String[size];
    bindings = new TypeBinding[size];
    for (TypeBinding binding : all) {
      put(binding.type().tag(), binding);
      binding.type().aliases().forEach(alias -> put(alias, binding));
    }
  }

  private void put(String tag, TypeBinding binding) {
    int slot = tag.hashCode() & (tags.length - 1);
    while (tags[slot] != null) {
      slot = (slot + 1) & (tags.length - 1);
    }
    tags[slot] = tag;
    bindings[slot] = binding;
  }

  @Nullable TypeBinding find(String tag) {
    int slot = tag.hashCode() & (tags.length - 1);
    while (tags[slot] != null && !tag.equals(tags[slot])) {
      slot = (slot + 1) & (tags.length - 1);
    }
    return bindings[slot];
  }

  @Nullable TypeBinding find(char[] text, int from, int length) {
    int hash = 0;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + text[i]; // as String.hashCode has it
    }
    int slot = hash & (tags.length - 1);
    String tag = tags[slot];
    while (tag != null && !equal(tag, text, from, length)) {
      slot = (slot + 1) & (tags.length - 1);
      tag = tags[slot];
    }
    return bindings[slot];
  }

  static boolean equal(String expected, char[] text, int from, int length) {
    if (expected.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (expected.charAt(i) != text[from + i]) {
        return false;
      }
    }
    return true;
  }
}
