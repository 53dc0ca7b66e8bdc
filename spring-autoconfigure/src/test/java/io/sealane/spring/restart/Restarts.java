package io.sealane.spring.restart;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Starts an application again and again in one JVM, each time with a class loader of its own for
 * its classes, as developers' tools do; says what is left of one that was followed by another.
 */
public final class Restarts {

  private static final String APPLICATION = "io.sealane.spring.restart.RestartedApplication";
  private static final int PATIENCE_MILLIS = 30_000;

  private Restarts() {}

  /** Defines the application's classes itself, and asks its parent for everything else. */
  private static final class OwnClasses extends ClassLoader {

    OwnClasses() {
      super(Restarts.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known != null ? known : isOwn(name) ? own(name) : super.loadClass(name, resolve);
      }
    }

    private static boolean isOwn(String name) {
      return name.startsWith("io.sealane.spring.shop.") || name.equals(APPLICATION);
    }

    private Class<?> own(String name) throws ClassNotFoundException {
      String resource = name.replace('.', '/') + ".class";
      try (InputStream in = getParent().getResourceAsStream(resource)) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  /** The arguments are the application's. */
  public static void main(String[] arguments) throws Exception {
    Set<Thread> before = threads();
    // Boot itself never forgets the first class loader of all: its hooks, its editors for classes.
    live(arguments);
    WeakReference<ClassLoader> old = live(arguments);
    live(arguments);
    System.out.println("threads left: " + left(before));
    System.out.println("old classes left: " + !comesTrue(() -> isGone(old)));
  }

  private static WeakReference<ClassLoader> live(String[] arguments) throws Exception {
    ClassLoader loader = new OwnClasses();
    Thread.currentThread().setContextClassLoader(loader);
    try {
      List<?> received =
          (List<?>)
              loader
                  .loadClass(APPLICATION)
                  .getMethod("live", String[].class)
                  .invoke(null, (Object) arguments);
      System.out.println(
          received.size()
              + " events, of its own classes: "
              + received.stream().allMatch(one -> one.getClass().getClassLoader() == loader));
    } finally {
      Thread.currentThread().setContextClassLoader(Restarts.class.getClassLoader());
    }
    return new WeakReference<>(loader);
  }

  /** All but those that the JVM has for itself, and may make at any time. */
  private static Set<Thread> threads() {
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeIf(thread -> isOfTheJvm(thread.getThreadGroup()));
    return threads;
  }

  /** What carries virtual threads is kept by the JVM for half a minute, for whoever is next. */
  private static boolean isOfTheJvm(ThreadGroup group) {
    return group == null
        || Set.of("system", "InnocuousThreadGroup", "CarrierThreads").contains(group.getName());
  }

  /** Names of threads that were not there before, and do not end. */
  private static List<String> left(Set<Thread> before) throws InterruptedException {
    comesTrue(() -> before.containsAll(threads()));
    return threads().stream()
        .filter(thread -> !before.contains(thread))
        .map(Thread::getName)
        .sorted()
        .toList();
  }

  /** Spring's own caches are emptied by its developers' tools, too. */
  private static boolean isGone(WeakReference<ClassLoader> loader) {
    ResolvableType.clearCache();
    ReflectionUtils.clearCache();
    AnnotationUtils.clearCache();
    java.beans.Introspector.flushCaches();
    System.gc();
    return loader.get() == null;
  }

  private static boolean comesTrue(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    boolean is = condition.getAsBoolean();
    while (!is && System.nanoTime() < end) {
      Thread.sleep(50);
      is = condition.getAsBoolean();
    }
    return is;
  }
}
