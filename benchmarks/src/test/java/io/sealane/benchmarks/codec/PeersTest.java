package io.sealane.benchmarks.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That those who are measured do what is measured. */
class PeersTest {

  @ParameterizedTest
  @ValueSource(strings = {"fastjson2", "avaje-jsonb", "dsl-json", "gson", "moshi"})
  void anotherLibraryReadsWhatWeWriteAndAcceptsWhatWeRefuse(String name) {
    Library library = new Library();
    library.library = name;
    library.wire();

    assertThat(library.peer.leavesOut()).startsWith("accepts ");
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 150})
  void bareJacksonWritesTheSameBytesAndReadsTheSameEvent(int lines) {
    Sample sample = new Sample(lines);
    BareJackson bare = new BareJackson();

    assertThat(bare.write(CloudEvent.of(sample.envelope))).isEqualTo(sample.body);
    assertThat(bare.read(sample.body).envelope()).isEqualTo(sample.envelope);
    assertThat(bare.readByTree(sample.body).envelope()).isEqualTo(sample.envelope);
  }

  @Test
  void theDataHasTheSizesThatTheTableNames() {
    assertThat(new Sample(12).body.length).isBetween(1_100, 1_300);
    assertThat(new Sample(150).body.length).isBetween(7_000, 9_000);
  }
}
