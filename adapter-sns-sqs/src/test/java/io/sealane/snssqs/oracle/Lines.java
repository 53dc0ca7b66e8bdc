package io.sealane.snssqs.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file that many processes append to and nobody changes. Lines are appended whole, in one write:
 * a process that is killed has written all of them or none.
 */
final class Lines implements AutoCloseable {

  private final Path path;
  private final FileChannel file;

  Lines(Path path) {
    this.path = path;
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void append(List<String> lines, boolean toDisk) {
    try {
      ByteBuffer bytes = UTF_8.encode(String.join("\n", lines) + "\n");
      file.write(bytes);
      if (bytes.hasRemaining()) {
        throw new IOException("a write was cut");
      }
      if (toDisk) {
        file.force(false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> all() {
    try {
      return Files.readAllLines(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
