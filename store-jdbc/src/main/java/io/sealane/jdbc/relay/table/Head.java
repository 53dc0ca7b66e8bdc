package io.sealane.jdbc.relay.table;

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

  private static final int VERSION = 1;

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
        Texts.write(attribute.getKey(), out);
        Texts.write(attribute.getValue(), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * The message that these parts are of.
   *
   * @throws IllegalStateException if the head is none of ours
   */
  public static OutgoingMessage message(String id, byte[] head, byte[] body) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(head))) {
      int version = in.readByte();
      if (version != VERSION) {
        throw new IllegalStateException(
            "event '" + id + "' in the outbox is of format " + version + ", not " + VERSION);
      }
      @Nullable String key = in.readBoolean() ? Texts.read(in) : null;
      Map<String, String> attributes = new LinkedHashMap<>();
      for (int left = in.readUnsignedShort(); left > 0; left--) {
        attributes.put(Texts.read(in), Texts.read(in));
      }
      return new OutgoingMessage(id, key, body, attributes);
    } catch (IOException e) {
      throw new IllegalStateException("event '" + id + "' in the outbox has a broken head", e);
    }
  }
}
