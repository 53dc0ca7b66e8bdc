package io.sealane.simulation.plant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One mistake: some lines of one source file are other ones.
 *
 * @param name what is wrong
 * @param kinds the kinds of violations that are about it
 * @param within by how many seeds it has to be found
 * @param file the file, below the main sources of core or of the adapter
 * @param lines what is to stand where something else stands once, by what stands there
 */
record Bug(String name, List<String> kinds, int within, String file, Map<String, String> lines) {

  static Bug of(String name, List<String> kinds, int within, String file, String... lines) {
    Map<String, String> edits = new LinkedHashMap<>();
    for (int i = 0; i < lines.length; i += 2) {
      edits.put(lines[i], lines[i + 1]);
    }
    return new Bug(name, kinds, within, file, edits);
  }

  @Override
  public String toString() {
    return name;
  }
}
