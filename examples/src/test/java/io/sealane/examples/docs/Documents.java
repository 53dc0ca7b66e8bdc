package io.sealane.examples.docs;

import java.nio.file.Path;
import java.util.List;

/** Blocks of documents that are no Java, for tests that compare them with what comes out. */
final class Documents {

  private Documents() {}

  /** The block of that language in the document, counted from 0. */
  static String fence(String document, String language, int index) {
    Path path = Repository.file(document);
    List<String> blocks =
        Fences.of(Repository.read(path)).stream()
            .filter(block -> block.language().equals(language))
            .map(block -> String.join("\n", block.content()))
            .toList();
    return blocks.get(index);
  }
}
