package io.sealane.snssqs.topology.export;

/** Attributes are text at the services' APIs and have types elsewhere. */
final class Typed {

  private Typed() {}

  static Object of(String value) {
    if (value.equals("true") || value.equals("false")) {
      return Boolean.valueOf(value);
    }
    return value.matches("[0-9]{1,9}") ? (Object) Integer.valueOf(value) : value;
  }
}
