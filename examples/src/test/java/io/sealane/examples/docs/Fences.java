package io.sealane.examples.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fenced code blocks of a Markdown document. */
final class Fences {

  private static final Pattern MARKER = Pattern.compile("<!-- (snippet|part): (\\S+) -->");
  private static final Pattern FENCE = Pattern.compile("```([a-z]*)");

  /**
   * A block.
   *
   * @param snippet the name in the marker {@code <!-- snippet: name -->} right before it, or null
   * @param part the file in the marker {@code <!-- part: path -->} right before it, or null
   * @param language what stands behind the fence, or empty
   */
  record Block(
      int line,
      @Nullable String snippet,
      @Nullable String part,
      String language,
      List<String> content) {}

  private Fences() {}

  static List<Block> of(String markdown) {
    List<Block> blocks = new ArrayList<>();
    String snippet = null;
    String part = null;
    Block open = null;
    int number = 0;
    for (String line : markdown.lines().toList()) {
      number++;
      Matcher fence = FENCE.matcher(line);
      if (open != null && line.equals("```")) {
        blocks.add(open);
        open = null;
      } else if (open != null) {
        open.content().add(line);
      } else if (fence.matches()) {
        open = new Block(number, snippet, part, fence.group(1), new ArrayList<>());
      } else {
        Matcher named = MARKER.matcher(line);
        boolean marks = named.matches();
        snippet = marks && named.group(1).equals("snippet") ? named.group(2) : null;
        part = marks && named.group(1).equals("part") ? named.group(2) : null;
      }
    }
    return blocks;
  }
}
