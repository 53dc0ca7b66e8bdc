package io.sealane.jdbc.database;

import java.util.regex.Pattern;

/**
 * What our tables are called: a prefix that the application chose, and a name of ours.
 *
 * @param prefix letters, digits and underscores, not beginning with a digit, at most 30; {@code
 *     sealane_} unless said
 */
public record TableNames(String prefix) {

  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,29}");

  /** With the usual prefix. */
  public static final TableNames STANDARD = new TableNames("sealane_");

  /** Checks the prefix: it becomes part of SQL, and nothing else that is given ever does. */
  public TableNames {
    if (!ALLOWED.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "a prefix of tables is 1 to 30 letters, digits and underscores and begins with no digit");
    }
  }

  /** The full name of a table or an index of ours, not quoted. */
  public String of(String name) {
    return prefix + name;
  }
}
