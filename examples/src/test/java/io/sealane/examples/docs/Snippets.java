package io.sealane.examples.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The regions of Java sources that documents show. A region begins at a line {@code // tag::name}
 * and ends at {@code // end::name}; regions of one name in one file are parts of one snippet. Lines
 * with {@code // hidden} are left out.
 */
final class Snippets {

  private static final Pattern MARK = Pattern.compile("\\s*// (tag|end)::([a-z0-9-]+)");

  private final Map<String, List<String>> lines = new TreeMap<>();
  private final Map<String, Path> places = new HashMap<>();

  private Snippets() {}

  static Snippets of(List<Path> sources) {
    Snippets snippets = new Snippets();
    sources.forEach(snippets::read);
    return snippets;
  }

  Map<String, List<String>> lines() {
    return lines;
  }

  private void read(Path source) {
    List<String> open = new ArrayList<>();
    for (String line : Repository.read(source).lines().toList()) {
      Matcher mark = MARK.matcher(line);
      if (mark.matches()) {
        turn(source, open, mark.group(1).equals("tag"), mark.group(2));
      } else if (!line.endsWith("// hidden")) {
        open.forEach(name -> lines.get(name).add(line));
      }
    }
    require(open.isEmpty(), open + " have no end in " + source);
  }

  private void turn(Path source, List<String> open, boolean begins, String name) {
    if (!begins) {
      require(open.remove(name), "'" + name + "' ends without a beginning in " + source);
      return;
    }
    Path place = places.putIfAbsent(name, source);
    require(place == null || place.equals(source), name + " is in " + place + " and " + source);
    lines.computeIfAbsent(name, unused -> new ArrayList<>());
    open.add(name);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
