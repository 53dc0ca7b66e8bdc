package io.sealane.jdbc.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A PostgreSQL of our own on a free port of the loopback interface, with {@code fsync} on. One is
 * shared by all tests of a JVM; whoever wants to hurt one starts another. It ends with the JVM.
 */
public final class PostgresServer implements AutoCloseable {

  private static final String SUPERUSER = "sealane";

  private static final class Shared {
    static final PostgresServer SERVER = start();
  }

  private final Path folder;
  private final Path data;
  private final Shell shell;
  private final int port;

  private PostgresServer(Path data) {
    this.folder = Shell.temporaryFolder("sealane-postgres");
    this.data = data.isAbsolute() ? data : folder.resolve(data);
    this.shell = new Shell(folder);
    this.port = Shell.freePort();
  }

  /** The one of this JVM. Nobody stops it. */
  public static PostgresServer shared() {
    return Shared.SERVER;
  }

  /** Another one. */
  public static PostgresServer start() {
    return start(Path.of("data"));
  }

  /**
   * Another one with its data elsewhere.
   *
   * @param data a folder that is not there yet, or is empty and nobody's
   */
  public static PostgresServer start(Path data) {
    PostgresServer server = new PostgresServer(data);
    PostgresFiles.unpackInto(server.folder);
    server.shell.handOver();
    server.initialize();
    server.shell.leash(server.data.resolve("postmaster.pid"));
    server.up();
    return server;
  }

  private void initialize() {
    shell.run(
        shell.unprivileged(
            List.of(
                program("initdb"),
                "--pgdata=" + data,
                "--username=" + SUPERUSER,
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--no-instructions",
                "--no-sync")));
    String settings =
        """
        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = ''
        max_connections = 200
        shared_buffers = 64MB
        logging_collector = off
        timezone = 'UTC'
        """
            .formatted(port);
    try {
      Files.writeString(data.resolve("postgresql.conf"), settings, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  /** Starts it again, and waits until it takes connections. */
  public void up() {
    control("start", "--log=" + folder.resolve("server.log"), "--wait", "--timeout=60");
  }

  /** Ends it as a crash of the machine would: no checkpoint, open transactions are lost. */
  public void crash() {
    control("stop", "--mode=immediate");
  }

  /** A crash, and the recovery from it. */
  public void crashAndRecover() {
    crash();
    up();
  }

  /** Starts it, whether it has ended itself or not. */
  public void restart() {
    control("restart", "--mode=immediate", "--log=" + folder.resolve("server.log"), "--wait");
  }

  private void control(String command, String... options) {
    List<String> whole = new ArrayList<>(List.of(program("pg_ctl"), command, "--pgdata=" + data));
    whole.addAll(List.of(options));
    shell.run(shell.unprivileged(whole));
  }

  /** A database of the caller's own, empty. */
  public TestDatabase create() {
    String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
    try (TestDatabase all = of("postgres", database -> {})) {
      all.execute("CREATE DATABASE " + name);
    }
    return of(name, database -> drop(name));
  }

  private void drop(String name) {
    try (TestDatabase all = of("postgres", database -> {})) {
      all.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }
  }

  private TestDatabase of(String name, Consumer<TestDatabase> drop) {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    return new TestDatabase(Product.POSTGRESQL, url, SUPERUSER, drop);
  }

  /** Where it listens, on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** Ends it. Its databases need not be closed before. */
  @Override
  public void close() {
    if (Files.exists(data.resolve("postmaster.pid"))) {
      crash();
    }
  }
}
