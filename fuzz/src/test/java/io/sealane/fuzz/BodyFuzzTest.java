package io.sealane.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import org.junit.jupiter.params.provider.MethodSource;

/** The envelope: bytes as a whole body. */
class BodyFuzzTest {

  private static final Judge JUDGE = new Judge(Language.CODEC);

  @MethodSource("io.sealane.fuzz.Bodies#whole")
  @FuzzTest
  void anyBytesAreAnOutcome(byte[] input) {
    JUDGE.read(Canary.expand(input), Map.of());
  }
}
