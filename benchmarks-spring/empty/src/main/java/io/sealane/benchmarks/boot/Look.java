package io.sealane.benchmarks.boot;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts an application and says how this JVM is once it is ready. */
public final class Look {

  private Look() {}

  /** Prints lines of a name, a tab and a value; the names of threads come last. */
  public static void at(Class<?> application, String... args) {
    ConfigurableApplicationContext context = SpringApplication.run(application, args);
    // First what looking changes.
    long millis = ManagementFactory.getRuntimeMXBean().getUptime();
    long cpu = cpuMillis();
    Map<Thread, StackTraceElement[]> threads = Thread.getAllStackTraces();
    int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    say("ms", millis);
    say("ms of CPU", cpu);
    say("classes", classes);
    say("threads", threads.size());
    say("MB resident", resident());
    TreeSet<String> names = new TreeSet<>();
    threads.keySet().forEach(thread -> names.add(thread.getName()));
    System.out.println("names\t" + String.join(", ", names));
    context.close();
  }

  private static void say(String name, long value) {
    System.out.println("figure\t" + name + "\t" + value);
  }

  private static long cpuMillis() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(Duration::toMillis)
        .orElseThrow(() -> new IllegalStateException("this system does not tell the CPU's time"));
  }

  /** What Linux says, or -1 elsewhere. */
  private static long resident() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(-1);
    } catch (IOException e) {
      return -1;
    }
  }
}
