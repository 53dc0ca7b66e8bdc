package io.sealane.jdbc.database;

/**
 * A column of an {@link Insertion}.
 *
 * @param name its name
 * @param type its SQL type, for databases that want to know the type of a parameter
 * @param value {@code ?}, or an expression
 * @param key whether it belongs to the key
 */
public record Column(String name, String type, String value, boolean key) {

  /** One of the key, with a parameter. */
  public static Column key(String name, String type) {
    return new Column(name, type, "?", true);
  }

  /** One with a parameter. */
  public static Column value(String name, String type) {
    return new Column(name, type, "?", false);
  }

  /** One that the database computes, of a parameter or none. */
  public static Column computed(String name, String type, String expression) {
    return new Column(name, type, expression, false);
  }

  /** The value, of a known type. */
  String typedValue() {
    return "CAST(" + value + " AS " + type + ")";
  }
}
