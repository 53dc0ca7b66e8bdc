package io.sealane.snssqs.topology.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.snssqs.json.Json;
import io.sealane.snssqs.topology.policy.TypeFilter.Match;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeFilterTest {

  private final TypeFilter filter = TypeFilter.of(List.of("b", "a"));

  @Test
  void whatHasNoTypeIsLetThrough() {
    assertThat(Json.compact(filter.toTree()))
        .isEqualTo("{\"ce_type\":[\"a\",\"b\",{\"exists\":false}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"ce_type\":[\"a\",\"b\",{\"exists\":false}]} | SAME",
        "{ \"ce_type\" : [{\"exists\":false}, \"b\", \"a\", \"a\"] } | SAME",
        "{\"ce_type\":[\"a\",\"b\",\"c\",{\"exists\":false}]} | WIDER",
        "{\"ce_type\":[\"a\",{\"exists\":false}]} | OTHER",
        "{\"ce_type\":[\"a\",\"b\"]} | OTHER",
        "{\"ce_type\":[\"a\",\"b\",{\"exists\":true}]} | OTHER",
        "{\"ce_type\":[\"a\",\"b\",{\"exists\":false},{\"prefix\":\"x\"}]} | OTHER",
        "{\"ce_type\":[\"a\",\"b\",{\"exists\":false}],\"store\":[\"x\"]} | OTHER",
        "{\"type\":[\"a\",\"b\",{\"exists\":false}]} | OTHER",
        "{\"ce_type\":\"a\"} | OTHER",
        "no JSON | OTHER",
        "{} | OTHER",
      })
  void filtersAreComparedByWhatTheyLetThrough(String existing, Match match) {
    assertThat(filter.compare(existing, null)).isEqualTo(match);
    assertThat(filter.compare(existing, "MessageAttributes")).isEqualTo(match);
    assertThat(filter.compare(existing, "MessageBody")).isEqualTo(Match.OTHER);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "{}", " { } "})
  void noFilterIsWantedWhereEverythingIsTaken(String existing) {
    assertThat(TypeFilter.of(List.of()).compare(existing, null)).isEqualTo(Match.SAME);
  }

  @Test
  void aFilterThatIsLeftOverHoldsThingsBack() {
    assertThat(TypeFilter.of(List.of()).compare("{\"ce_type\":[\"a\"]}", null))
        .isEqualTo(Match.OTHER);
  }
}
