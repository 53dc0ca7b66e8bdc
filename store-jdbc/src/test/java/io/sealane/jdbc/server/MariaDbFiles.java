package io.sealane.jdbc.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the operating system has of MariaDB; its places and names differ with its versions. */
final class MariaDbFiles {

  private static final List<String> PROGRAMS = List.of("/usr/sbin", "/usr/bin", "/usr/local/bin");
  private static final List<String> SCRIPTS = List.of("/usr/share/mysql", "/usr/share/mariadb");
  private static final List<String> PREFIXES = List.of("mysql_", "mariadb_");

  private MariaDbFiles() {}

  /** The server's program. */
  static String server() {
    return first(PROGRAMS.stream().map(folder -> Path.of(folder, "mariadbd"))).toString();
  }

  /** Writes the statements that make a new server's own tables. */
  static void writeSystemTables(Path file) {
    StringBuilder sql =
        new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket = NULL;\n");
    try {
      for (String script :
          List.of("system_tables.sql", "performance_tables.sql", "system_tables_data.sql")) {
        sql.append(Files.readString(first(scripts(script))));
      }
      Files.writeString(file, sql);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> scripts(String name) {
    return SCRIPTS.stream()
        .flatMap(folder -> PREFIXES.stream().map(prefix -> Path.of(folder, prefix + name)));
  }

  private static Path first(Stream<Path> candidates) {
    List<Path> all = candidates.toList();
    return all.stream()
        .filter(Files::isReadable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the tests need the server of MariaDB 10.6 or later; none of "
                        + all
                        + " is there: apt-get install mariadb-server-core"));
  }
}
