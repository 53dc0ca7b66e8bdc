package io.sealane.jdbc.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system in memory that is soon full. Only root can have one. */
public final class SmallDisk implements AutoCloseable {

  private final Path folder;
  private final Shell shell;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.shell = new Shell(folder);
  }

  /** Whether this machine lets us. */
  public static boolean canBeMounted() {
    try {
      mount(1).close();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /**
   * One of that size.
   *
   * @param megabytes its size
   */
  public static SmallDisk mount(int megabytes) {
    SmallDisk disk = new SmallDisk(Shell.temporaryFolder("sealane-disk"));
    new Shell(Path.of(System.getProperty("java.io.tmpdir")))
        .run(
            List.of(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=" + megabytes + "m",
                "tmpfs",
                disk.folder.toString()));
    disk.shell.handOver();
    return disk;
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  /**
   * Takes room away, until no more than that is left.
   *
   * @param megabytes what is left
   */
  public void fill(int megabytes) {
    try {
      long left = Files.getFileStore(folder).getUsableSpace() - megabytes * 1024L * 1024;
      Files.write(folder.resolve("ballast"), new byte[(int) Math.max(0, left)]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes all the room that there is, though somebody else may be writing. */
  public void fillUp() {
    byte[] some = new byte[64 * 1024];
    try (OutputStream out = Files.newOutputStream(folder.resolve("ballast"))) {
      while (true) {
        out.write(some);
      }
    } catch (IOException full) {
      // That is what it is for; that it is full, whoever writes notices.
    }
  }

  /** Gives the room back. */
  public void free() {
    try {
      Files.deleteIfExists(folder.resolve("ballast"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    new Shell(Path.of(System.getProperty("java.io.tmpdir")))
        .run(List.of("umount", "-l", folder.toString()));
    try {
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
