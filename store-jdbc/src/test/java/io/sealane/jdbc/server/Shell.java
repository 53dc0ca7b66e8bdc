package io.sealane.jdbc.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands in a server's folder. Database servers refuse to be root's: started by root, they
 * are nobody's.
 */
final class Shell {

  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  /** Kept, because a process that nobody knows any more may lose its standard input. */
  private static final Queue<Process> LEASHES = new ConcurrentLinkedQueue<>();

  private final Path folder;

  /** In that folder, which becomes nobody's if we are root. */
  Shell(Path folder) {
    this.folder = folder;
  }

  /** Gives what is in the folder to whom the servers run as. */
  void handOver() {
    if (ROOT) {
      run(List.of("chown", "-R", "nobody", folder.toString()));
    }
  }

  /** The command, as whom the servers run as. */
  List<String> unprivileged(List<String> command) {
    if (!ROOT) {
      return command;
    }
    List<String> asNobody = new ArrayList<>(List.of("runuser", "-u", "nobody", "--"));
    asNobody.addAll(command);
    return asNobody;
  }

  /** Runs it to its end, a minute at most; a command that fails is an error with its output. */
  void run(List<String> command) {
    try {
      Path output = Files.createTempFile("sealane-command", ".log");
      Process process = start(command, output);
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " does not end\n" + Files.readString(output));
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException(command + " failed\n" + Files.readString(output));
      }
      Files.delete(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Starts it, with its output in that file. */
  Process start(List<String> command, Path output) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
        .start();
  }

  /**
   * A process that waits for this JVM's end, however it ends, then ends the server and removes the
   * folder: its standard input is a pipe from us, which nobody else holds.
   *
   * @param pidFile whose first line is the server's process
   */
  void leash(Path pidFile) {
    String script =
        """
        cat > /dev/null
        pid=$(head -n 1 "$1") && kill -QUIT "$pid"
        for i in $(seq 40); do kill -0 "$pid" || break; sleep 0.5; done
        rm -rf "$2"
        """;
    try {
      LEASHES.add(
          new ProcessBuilder("sh", "-c", script, "leash", pidFile.toString(), folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder outside of the project, which may lie where nobody but its owner can look. */
  static Path temporaryFolder(String name) {
    try {
      return Files.createTempDirectory(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
