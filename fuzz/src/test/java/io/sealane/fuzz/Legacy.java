package io.sealane.fuzz;

import io.sealane.event.Publication;
import io.sealane.translate.ForeignMessage;
import io.sealane.translate.InboundTranslator;
import java.util.ArrayList;
import java.util.List;

/** A foreign system's format: lines of name, equals sign and number. Says nothing else of it. */
final class Legacy implements InboundTranslator {

  @Override
  public List<Publication> translate(ForeignMessage message) {
    List<Publication> events = new ArrayList<>();
    for (String line : message.text().split("\n", -1)) {
      if (!line.startsWith("#")) {
        events.add(Publication.of(event(line)));
      }
    }
    return events;
  }

  private static Language.Plain event(String line) {
    int sign = line.indexOf('=');
    if (sign < 0) {
      throw new IllegalArgumentException("a line without a sign");
    }
    try {
      return new Language.Plain(line.substring(0, sign), Long.parseLong(line.substring(sign + 1)));
    } catch (NumberFormatException e) {
      // Its own text repeats what it could not read.
      throw new IllegalArgumentException("a line without a number", null);
    }
  }
}
