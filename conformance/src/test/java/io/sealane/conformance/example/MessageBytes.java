package io.sealane.conformance.example;

import io.sealane.transport.send.OutgoingMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is in a message's file: the key, the attributes and the body. */
record MessageBytes(@Nullable String key, Map<String, String> attributes, byte[] body) {

  static byte[] of(OutgoingMessage message) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    String key = message.key();
    out.writeBoolean(key != null);
    write(out, key == null ? "" : key);
    out.writeInt(message.attributes().size());
    for (Map.Entry<String, String> attribute : message.attributes().entrySet()) {
      write(out, attribute.getKey());
      write(out, attribute.getValue());
    }
    out.write(message.body());
    return bytes.toByteArray();
  }

  static MessageBytes read(byte[] file) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
    boolean keyed = in.readBoolean();
    String key = read(in);
    Map<String, String> attributes = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      attributes.put(read(in), read(in));
    }
    return new MessageBytes(keyed ? key : null, attributes, in.readAllBytes());
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String read(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
