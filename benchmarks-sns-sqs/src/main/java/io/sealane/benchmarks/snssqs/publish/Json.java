package io.sealane.benchmarks.snssqs.publish;

import tools.jackson.databind.json.JsonMapper;

/** What an application without Sealane makes of its events. */
final class Json {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Json() {}

  static String of(Note event) {
    return MAPPER.writeValueAsString(event);
  }
}
