package io.sealane.conformance.example;

import java.nio.file.Path;

/**
 * A message's file name is all that changes about it.
 *
 * @param sent when it was sent, in milliseconds of the clock, and a number to tell it from others
 * @param visible when it can be received, in milliseconds of the clock: later while it is leased
 * @param count how often it was received
 */
// snippet: name
record FileName(String sent, long visible, int count) {

  static FileName of(Path file) {
    String[] parts = file.getFileName().toString().split("@");
    return new FileName(parts[0], Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
  }

  FileName visibleAt(long millis) {
    return new FileName(sent, millis, count);
  }

  FileName receivedUntil(long millis) {
    return new FileName(sent, millis, count + 1);
  }

  Path in(Path folder) {
    return folder.resolve(sent + "@" + visible + "@" + count);
  }
}
// end
