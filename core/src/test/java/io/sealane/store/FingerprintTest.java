package io.sealane.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

/** Marks outlive a release, so what a fingerprint is made of may never change. */
class FingerprintTest {

  private static final byte[] DATA = "[{\"a\":1}]".getBytes(StandardCharsets.UTF_8);

  @Test
  void itIsTheBeginningOfASha256OfTypeVersionAndData() throws Exception {
    byte[] content = "shop.Sold\0\0\0\0\2{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(content));

    assertThat(Fingerprint.of("shop.Sold", 2, DATA, 1, 7))
        .isEqualTo(new Fingerprint(hash.getLong(), hash.getLong()));
  }

  @Test
  void eachOfThemMatters() {
    Fingerprint one = Fingerprint.of("shop.Sold", 2, DATA, 1, 7);

    assertThat(Fingerprint.of("shop.Sold2", 2, DATA, 1, 7)).isNotEqualTo(one);
    assertThat(Fingerprint.of("shop.Sold", 3, DATA, 1, 7)).isNotEqualTo(one);
    assertThat(Fingerprint.of("shop.Sold", 2, DATA, 0, 7)).isNotEqualTo(one);
    assertThat(Fingerprint.of("shop.Sold", 2, DATA, 1, 8)).isNotEqualTo(one);
  }
}
