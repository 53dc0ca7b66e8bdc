package io.sealane.jdbc.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A MariaDB of our own on a free port of the loopback interface, from the programs that the
 * operating system has ({@code apt-get install mariadb-server-core}, which starts no service). One
 * is shared by all tests of a JVM. It ends with the JVM.
 */
public final class MariaDbServer implements AutoCloseable {

  private static final String USER = "sealane";

  private static final class Shared {
    static final MariaDbServer SERVER = start();
  }

  private final Path folder = Shell.temporaryFolder("sealane-mariadb");
  private final Path data = folder.resolve("data");
  private final Shell shell = new Shell(folder);
  private final int port = Shell.freePort();

  private MariaDbServer() {}

  /** The one of this JVM. Nobody stops it. */
  public static MariaDbServer shared() {
    return Shared.SERVER;
  }

  /** Another one. */
  public static MariaDbServer start() {
    MariaDbServer server = new MariaDbServer();
    server.initialize();
    server.shell.leash(server.pidFile());
    server.up();
    return server;
  }

  /** By the server itself; the usual script for it needs the client's programs as well. */
  private void initialize() {
    MariaDbFiles.writeSystemTables(folder.resolve("system.sql"));
    write(
        "users.sql",
        "CREATE USER '%1$s'@'%%';\nGRANT ALL ON *.* TO '%1$s'@'%%' WITH GRANT OPTION;\n"
            .formatted(USER));
    shell.handOver();
    shell.run(
        shell.unprivileged(
            List.of(
                "sh",
                "-c",
                "mkdir $1 && exec $0 --no-defaults --bootstrap --datadir=$1 < $2",
                MariaDbFiles.server(),
                data.toString(),
                folder.resolve("system.sql").toString())));
  }

  private void write(String file, String text) {
    try {
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it, and waits until it takes connections. */
  private void up() {
    List<String> command =
        List.of(
            MariaDbFiles.server(),
            "--no-defaults",
            "--datadir=" + data,
            "--init-file=" + folder.resolve("users.sql"),
            "--pid-file=" + pidFile(),
            "--socket=" + folder.resolve("socket"),
            "--bind-address=127.0.0.1",
            "--port=" + port,
            "--skip-name-resolve",
            "--innodb-buffer-pool-size=64M",
            "--innodb-log-file-size=32M",
            "--innodb-flush-log-at-trx-commit=1",
            "--character-set-server=utf8mb4");
    try {
      Process server = shell.start(shell.unprivileged(command), folder.resolve("server.log"));
      Waiting.until(
          "MariaDB takes connections",
          () -> {
            if (!server.isAlive()) {
              throw new IllegalStateException("MariaDB does not start\n" + log());
            }
            return answers();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("server.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean answers() {
    try (TestDatabase all = of("mysql", database -> {})) {
      return all.number("SELECT 1") == 1;
    } catch (IllegalStateException e) {
      return false; // not yet
    }
  }

  /** A database of the caller's own, empty. */
  public TestDatabase create() {
    String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
    try (TestDatabase all = of("mysql", database -> {})) {
      all.execute("CREATE DATABASE " + name);
    }
    return of(name, database -> drop(name));
  }

  private void drop(String name) {
    try (TestDatabase all = of("mysql", database -> {})) {
      all.execute("DROP DATABASE IF EXISTS " + name);
    }
  }

  private TestDatabase of(String name, Consumer<TestDatabase> drop) {
    String url = "jdbc:mariadb://127.0.0.1:" + port + "/" + name;
    return new TestDatabase(Product.MARIADB, url, USER, drop);
  }

  private Path pidFile() {
    return folder.resolve("pid");
  }

  /** Ends it at once. */
  @Override
  public void close() {
    shell.run(List.of("sh", "-c", "kill -KILL $(head -n 1 \"$1\")", "end", pidFile().toString()));
  }
}
