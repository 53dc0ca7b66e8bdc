package io.sealane.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class BatonTest {

  private final Baton<String> baton = new Baton<>();

  @Test
  void whatIsPassedIsGotByTheFirstWhoDropsIt() {
    assertThat(baton.pass("next")).isTrue();

    assertThat(baton.drop()).isEqualTo("next");
    assertThat(baton.drop()).isNull();
  }

  @Test
  void onlyOneThingIsPassed() {
    baton.pass("next");

    assertThat(baton.pass("another")).isFalse();
    assertThat(baton.drop()).isEqualTo("next");
  }

  @Test
  void nothingIsPassedIntoWhatWasDropped() {
    assertThat(baton.drop()).isNull();

    assertThat(baton.pass("next")).isFalse();
    assertThat(baton.drop()).isNull();
  }

  @Test
  void whateverTheThreadsDoItIsGotExactlyIfItWasPassed() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    CyclicBarrier both = new CyclicBarrier(2);
    try {
      for (int i = 0; i < 20_000; i++) {
        Baton<Integer> one = new Baton<>();
        int number = i;
        Future<Boolean> passed =
            other.submit(
                () -> {
                  both.await();
                  return one.pass(number);
                });
        both.await();
        Integer got = one.drop();
        assertThat(got != null).isEqualTo(passed.get());
      }
    } finally {
      other.shutdownNow();
    }
  }
}
