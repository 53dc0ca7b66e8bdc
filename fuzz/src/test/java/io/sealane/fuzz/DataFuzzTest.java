package io.sealane.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.params.provider.MethodSource;

/** The decoder: bytes as the data of an event, within an envelope that is right. */
class DataFuzzTest {

  private static final Judge JUDGE = new Judge(Language.CODEC);

  @MethodSource("io.sealane.fuzz.Bodies#dataAfterItsType")
  @FuzzTest
  void anyDataIsAnOutcome(byte[] input) {
    if (input.length > 0) {
      byte[] data = Canary.expand(Arrays.copyOfRange(input, 1, input.length));
      JUDGE.read(Bodies.around(Bodies.type(input[0] - '0'), data), Map.of());
    }
  }
}
