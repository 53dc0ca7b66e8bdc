package io.sealane.jdbc.relay.table;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Texts of any length and any characters as bytes. */
final class Texts {

  /** So that each part is within the 65,535 bytes that {@code writeUTF} can write. */
  private static final int PART = 20_000;

  private Texts() {}

  static void write(String text, DataOutputStream out) throws IOException {
    int parts = (text.length() + PART - 1) / PART;
    out.writeShort(parts);
    for (int i = 0; i < parts; i++) {
      out.writeUTF(text.substring(i * PART, Math.min(text.length(), (i + 1) * PART)));
    }
  }

  static String read(DataInputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      text.append(in.readUTF());
    }
    return text.toString();
  }
}
