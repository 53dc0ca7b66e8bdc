package io.sealane.jdbc.relay.table;

import io.sealane.codec.MessageAttributes;
import io.sealane.transport.send.OutgoingMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message's key and attributes as bytes. Not as text, because a database's text cannot hold every
 * string of Java's: PostgreSQL knows no NUL, and UTF-8 no half of a surrogate pair.
 */
public final class Head {

  /** All attributes by their names; read, and written no more. */
  private static final int VERSION_1 = 1;

  private static final int VERSION = 2;

  /** An attribute by its name. */
  private static final int OTHER = 0;

  /** The type tag. */
  private static final int TYPE = 1;

  /** The id, which stands in a column beside: nothing follows. */
  private static final int ID = 2;

  private Head() {}

  /** The bytes. */
  public static byte[] of(OutgoingMessage message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      String key = message.key();
      out.writeBoolean(key != null);
      if (key != null) {
        Texts.write(key, out);
      }
      out.writeShort(message.attributes().size());
      for (Map.Entry<String, String> attribute : message.attributes().entrySet()) {
        write(attribute.getKey(), attribute.getValue(), message.id(), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What nearly every message has takes no room for its name, and the id none at all. */
  private static void write(String name, String value, String id, DataOutputStream out)
      throws IOException {
    if (name.equals(MessageAttributes.ID) && value.equals(id)) {
      out.writeByte(ID);
    } else if (name.equals(MessageAttributes.TYPE)) {
      out.writeByte(TYPE);
      Texts.write(value, out);
    } else {
      out.writeByte(OTHER);
      Texts.write(name, out);
      Texts.write(value, out);
    }
  }

  /**
   * The message that these parts are of.
   *
   * @throws IllegalStateException if the head is none of ours
   */
  public static OutgoingMessage message(String id, byte[] head, byte[] body) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(head))) {
      int version = in.readByte();
      if (version != VERSION && version != VERSION_1) {
        throw new IllegalStateException(
            ("event '" + id + "' in the outbox is of format " + version)
                + (", not " + VERSION_1 + " or " + VERSION));
      }
      @Nullable String key = in.readBoolean() ? Texts.read(in) : null;
      Map<String, String> attributes = new LinkedHashMap<>();
      for (int left = in.readUnsignedShort(); left > 0; left--) {
        read(version == VERSION_1 ? OTHER : in.readByte(), id, in, attributes);
      }
      return new OutgoingMessage(id, key, body, attributes);
    } catch (IOException e) {
      throw new IllegalStateException("event '" + id + "' in the outbox has a broken head", e);
    }
  }

  private static void read(int kind, String id, DataInputStream in, Map<String, String> attributes)
      throws IOException {
    switch (kind) {
      case ID -> attributes.put(MessageAttributes.ID, id);
      case TYPE -> attributes.put(MessageAttributes.TYPE, Texts.read(in));
      case OTHER -> attributes.put(Texts.read(in), Texts.read(in));
      default -> throw new IOException("no attribute is of kind " + kind);
    }
  }
}
