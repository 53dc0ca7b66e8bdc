package io.sealane.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Who wakes whom when several things begin at once. */
class WakingTest {

  private final SerialLoop loop =
      SerialLoop.of(
          error -> {
            throw new AssertionError(error);
          });

  /** The threads that were asked for and have not come, first the first. */
  private final Deque<Runnable> asked = new ArrayDeque<>();

  private final List<Integer> done = new ArrayList<>();
  private int memoryForThreads = Integer.MAX_VALUE;

  private final Workers workers =
      new Workers(
          HandlerThreads.of(
              task -> {
                if (memoryForThreads == 0) {
                  throw new OutOfMemoryError("unable to create native thread");
                }
                memoryForThreads--;
                asked.add(task);
              }),
          loop);

  private void begin(int... numbers) {
    loop.execute(
        () -> {
          for (int number : numbers) {
            workers.begin(() -> number, done::add);
          }
        });
  }

  private void comes() {
    asked.removeFirst().run();
  }

  @Test
  void onlyOneThreadIsAskedForWhateverBegins() {
    begin(1, 2, 3);

    assertThat(asked).hasSize(1);
    assertThat(done).isEmpty();
  }

  @Test
  void theOneThatComesDoesAllThatIsDoneBeforeTheNextIsAwake() {
    begin(1, 2, 3);

    comes();

    assertThat(done).containsExactly(1, 2, 3);
    assertThat(asked).hasSize(1);
    comes();
    assertThat(done).hasSize(3);
    assertThat(asked).isEmpty();
  }

  @Test
  void theNextIsAskedForBeforeTheWorkBegins() {
    List<Integer> awaited = new ArrayList<>();
    Supplier<Integer> looks =
        () -> {
          awaited.add(asked.size());
          return 0;
        };
    loop.execute(
        () -> {
          workers.begin(looks, done::add);
          workers.begin(looks, done::add);
        });

    comes();

    assertThat(awaited).containsExactly(1, 1);
  }

  @Test
  void aloneNobodyWakesAnother() {
    begin(1);
    comes();

    assertThat(asked).isEmpty();
    begin(2);
    assertThat(asked).hasSize(1);
  }

  @Test
  void whatHasNoMemoryForAThreadIsRefusedAndNotDoneLater() {
    memoryForThreads = 0;
    loop.execute(
        () ->
            assertThatThrownBy(() -> workers.begin(() -> 1, done::add))
                .isInstanceOf(OutOfMemoryError.class));
    memoryForThreads = 1;
    begin(2);
    comes();

    assertThat(done).containsExactly(2);
  }

  @Test
  void withMemoryForOneThreadThatOneDoesTheRest() {
    memoryForThreads = 1;
    begin(1, 2, 3);

    comes();

    assertThat(done).containsExactly(1, 2, 3);
    assertThat(asked).isEmpty();
  }

  /** Ten that wait for one another: each needs a thread, and none may be behind another. */
  @Test
  void whatIsLongHoldsNothingBack() throws Exception {
    Workers real = new Workers(HandlerThreads.create(), loop);
    CountDownLatch all = new CountDownLatch(10);
    CountDownLatch told = new CountDownLatch(10);
    loop.execute(
        () -> {
          for (int i = 0; i < 10; i++) {
            real.begin(() -> meet(all), met -> told.countDown());
          }
        });

    assertThat(told.await(1, TimeUnit.MINUTES)).isTrue();
  }

  private static boolean meet(CountDownLatch all) {
    all.countDown();
    try {
      return all.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A wake-up that is lost, or one too many, would show within some of these. */
  @Test
  void whateverTheThreadsDoEachIsDoneOnce() throws Exception {
    Workers real = new Workers(HandlerThreads.create(), loop);
    for (int round = 0; round < 2_000; round++) {
      ConcurrentLinkedQueue<Integer> each = new ConcurrentLinkedQueue<>();
      CountDownLatch told = new CountDownLatch(20);
      for (int i = 0; i < 10; i++) {
        int number = i;
        loop.execute(
            () ->
                real.begin(
                    () -> each.add(number),
                    first -> {
                      told.countDown();
                      real.begin(() -> each.add(10 + number), second -> told.countDown());
                    }));
      }
      assertThat(told.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(each).hasSize(20).doesNotHaveDuplicates();
    }
  }
}
