package io.sealane.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HandlerThreadsTest {

  private static Thread threadOf(Executor executor) throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    executor.execute(() -> thread.complete(Thread.currentThread()));
    return thread.get(1, TimeUnit.MINUTES);
  }

  /** Absent where virtual threads are not final (before Java 21). */
  private static boolean isVirtual(Thread thread) throws Exception {
    boolean known =
        Runtime.version().feature() >= 21
            && Arrays.stream(Thread.class.getMethods())
                .anyMatch(m -> m.getName().equals("isVirtual"));
    if (!known) {
      return false;
    }
    Method isVirtual = Thread.class.getMethod("isVirtual");
    return (boolean) isVirtual.invoke(thread);
  }

  @Test
  void theyAreVirtualWhereTheJvmHasSuchAndDaemonsElsewhere() throws Exception {
    Thread thread = threadOf(HandlerThreads.create());

    assertThat(isVirtual(thread)).isEqualTo(Runtime.version().feature() >= 21);
    assertThat(thread.isDaemon()).isTrue();
  }

  @Test
  void noneIsThereBeforeItIsNeeded() {
    Set<Thread> before = ours();
    HandlerThreads.create();

    assertThat(before).containsAll(ours());
  }

  private static Set<Thread> ours() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("sealane-handler"))
        .collect(Collectors.toSet());
  }
}
