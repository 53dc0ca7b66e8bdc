package io.sealane.jdbc.deadletter;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that may wait for a database, because the port's callers may not. They end after some
 * seconds without work, and keep no JVM from ending.
 */
final class Workers {

  /** As many connections are in use at most; dead letters are rare. */
  private static final int MOST = 2;

  private final Executor questions;
  private final Executor tasks;

  /**
   * On these.
   *
   * @param questions for what is over soon
   * @param tasks for what takes long
   */
  Workers(Executor questions, Executor tasks) {
    this.questions = questions;
    this.tasks = tasks;
  }

  /** With threads of its own. */
  static Workers create() {
    ThreadPoolExecutor few =
        new ThreadPoolExecutor(
            MOST, MOST, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Workers::thread);
    few.allowCoreThreadTimeOut(true);
    return new Workers(few, task -> thread(task).start());
  }

  /** Something to ask the database for. */
  @FunctionalInterface
  interface Question<T> {
    /** Asks. */
    T ask() throws SQLException;
  }

  /** Asks in another thread; the stage fails with what the driver threw. */
  <T> CompletionStage<T> ask(Question<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    questions.execute(
        () -> {
          try {
            answer.complete(question.ask());
          } catch (SQLException | RuntimeException | Error e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  /** Runs what takes long, in a thread of its own. */
  void run(Runnable task) {
    tasks.execute(task);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "sealane-dead-letters");
    thread.setDaemon(true);
    return thread;
  }
}
