package io.sealane.spring.aot;

import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** What is found by name: the virtual threads of newer JVMs, and what to say if a start fails. */
final class SealaneHints implements RuntimeHintsRegistrar {

  @Override
  public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
    hints.resources().registerPattern("io/sealane/spring/failure/advice.txt");
    hints
        .reflection()
        .registerType(
            Executors.class,
            type ->
                type.withMethod(
                    "newVirtualThreadPerTaskExecutor", List.of(), ExecutableMode.INVOKE));
  }
}
