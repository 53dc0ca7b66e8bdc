package io.sealane.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two events are never taken for one, however few bytes are kept of their ids. */
class MarkTest {

  private static final String ID = "01934f6e-0000-7abc-8def-0123456789ab";
  private static final String DIGITS = "0123456789abcdef";

  @Test
  void idsThatDifferInOneDigitAreOfDifferentEvents() {
    for (int place = 0; place < ID.length(); place++) {
      if (ID.charAt(place) != '-') {
        assertThat(withEachDigitAt(place)).as("at %d", place).hasSize(DIGITS.length());
      }
    }
  }

  /** Neighbours of the digits, capital letters, and what would count as one by its lowest bits. */
  @ParameterizedTest
  @ValueSource(chars = {'/', ':', '`', 'g', '@', 'A', 'F', 'G', 'q', ' ', '-'})
  void whatIsNoDigitIsNotTakenForOne(char other) {
    for (int place = 0; place < ID.length(); place++) {
      if (ID.charAt(place) != '-') {
        assertThat(withEachDigitAt(place))
            .as("at %d", place)
            .doesNotContain(mark(at(place, other)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 13, 18, 23})
  void anotherCharacterInPlaceOfADashIsAnotherEvent(int place) {
    assertThat(mark(at(place, '0'))).isNotEqualTo(mark(ID)).isNotEqualTo(mark(at(place, '_')));
  }

  @Test
  void aShorterAndALongerIdAreOtherEvents() {
    assertThat(mark(ID.substring(1))).isNotEqualTo(mark(ID));
    assertThat(mark(ID + "0")).isNotEqualTo(mark(ID));
    assertThat(mark("0" + ID)).isNotEqualTo(mark(ID));
  }

  @Test
  void marksAreEqualWhateverTheirContentAndTimeAndSpreadOverTheTable() {
    GuardKey key = new GuardKey("delivery", ID);
    Mark one = Mark.of(key, new Fingerprint(1, 2), 3);
    Mark other = Mark.of(key, new Fingerprint(4, 5), 6);

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one.isOf(new Fingerprint(1, 2))).isTrue();
    assertThat(one.isOf(new Fingerprint(1, 5))).isFalse();
    assertThat(one.isOf(new Fingerprint(4, 2))).isFalse();
    assertThat(one.age(10)).isEqualTo(7);
    assertThat(Mark.of(new GuardKey("audit", ID), new Fingerprint(1, 2), 3)).isNotEqualTo(one);
    assertThat(
            IntStream.range(0, 10_000)
                .map(i -> mark("01934f6e-0000-7abc-8def-%012x".formatted(i)).hashCode())
                .distinct()
                .count())
        .isGreaterThan(9_900);
  }

  private static Set<Mark> withEachDigitAt(int place) {
    return DIGITS
        .chars()
        .mapToObj(digit -> mark(at(place, (char) digit)))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static String at(int place, char c) {
    return ID.substring(0, place) + c + ID.substring(place + 1);
  }

  private static Mark mark(String id) {
    return Mark.of(new GuardKey("delivery", id), new Fingerprint(1, 2), 0);
  }
}
