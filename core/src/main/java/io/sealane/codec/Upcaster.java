package io.sealane.codec;

import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Turns data as one version of an event wrote it into data as the next version would have written
 * it. Depends on nothing but the data, and is safe for use by many threads.
 *
 * <p>What it throws makes the message undecodable; the exception's text is shown nowhere, because
 * it may hold data.
 */
@FunctionalInterface
public interface Upcaster {

  /**
   * Turns the data into the next version's.
   *
   * @param data the data; may be changed
   * @return the same object or another
   */
  ObjectNode upcast(ObjectNode data);

  /** Moves a property to another name; does nothing where there is none of the former name. */
  static Upcaster rename(String from, String to) {
    return data -> {
      JsonNode value = data.remove(from);
      if (value != null) {
        data.set(to, value);
      }
      return data;
    };
  }

  /** Gives a property a value where there is none; an explicit null is a value. */
  static Upcaster defaultValue(String name, JsonNode value) {
    return data -> {
      if (!data.has(name)) {
        data.set(name, value.deepCopy());
      }
      return data;
    };
  }

  /** Gives a property a text where there is none. */
  static Upcaster defaultValue(String name, String value) {
    return defaultValue(name, StringNode.valueOf(value));
  }

  /**
   * Takes a property away and lets its value be put back as others; does nothing where there is
   * none of that name.
   *
   * @param parts gets the value and the data to put its parts into
   */
  static Upcaster split(String name, BiConsumer<JsonNode, ObjectNode> parts) {
    return data -> {
      JsonNode value = data.remove(name);
      if (value != null) {
        parts.accept(value, data);
      }
      return data;
    };
  }

  /** This one and then another, as one step. */
  default Upcaster and(Upcaster next) {
    return data -> next.upcast(upcast(data));
  }
}
