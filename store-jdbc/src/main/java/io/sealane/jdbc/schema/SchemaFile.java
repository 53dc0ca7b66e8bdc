package io.sealane.jdbc.schema;

import io.sealane.jdbc.database.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The file of a part for a database. A statement ends with a semicolon at the end of a line; a line
 * that begins with two hyphens is a comment.
 *
 * @param part whose tables it makes
 */
record SchemaFile(SchemaPart part, Database database) {

  /** Where it is, from the package of this class. */
  String path() {
    return "schema/" + database.dialect().folder() + "/" + part.file() + ".sql";
  }

  /** Its statements, with names filled in. */
  List<String> statements() {
    String code =
        text().lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
    return Arrays.stream((code + "\n").split(";\n"))
        .map(String::strip)
        .filter(sql -> !sql.isEmpty())
        .map(database::sql)
        .toList();
  }

  private String text() {
    String resource = "/io/sealane/jdbc/" + path();
    try (InputStream in = SchemaFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the jar has no " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
