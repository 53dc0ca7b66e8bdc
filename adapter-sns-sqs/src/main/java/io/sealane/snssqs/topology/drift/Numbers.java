package io.sealane.snssqs.topology.drift;

/** Attributes that are numbers written as text. */
final class Numbers {

  private Numbers() {}

  /** Whether what was found is no less than what is wanted; true for what is no number. */
  static boolean reaches(String found, String wanted) {
    return !isNumber(wanted) || isNumber(found) && Long.parseLong(found) >= Long.parseLong(wanted);
  }

  static String text(String attribute, String found, String wanted) {
    return "has " + attribute + " " + (found.isEmpty() ? "unset" : found) + " instead of " + wanted;
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,18}");
  }
}
