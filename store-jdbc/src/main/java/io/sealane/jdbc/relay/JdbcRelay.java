package io.sealane.jdbc.relay;

import io.sealane.jdbc.database.Database;
import io.sealane.store.outbox.Relay;
import io.sealane.store.outbox.RelaySettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** The relay: a line for each topic. Safe for use by many threads. */
public final class JdbcRelay implements Relay {

  private final RelaySettings settings;
  private final List<Shift> shifts;
  private final CompletableFuture<Void> stopped;

  private JdbcRelay(RelaySettings settings, List<Shift> shifts, Consumer<JdbcRelay> ended) {
    this.settings = settings;
    this.shifts = shifts;
    this.stopped =
        CompletableFuture.allOf(
            shifts.stream().map(Shift::ended).toArray(CompletableFuture<?>[]::new));
    CompletionStage<Void> end = stopped;
    end.whenComplete((nothing, never) -> ended.accept(this));
  }

  /**
   * Begins.
   *
   * @param ended gets it when it has stopped
   */
  @SuppressWarnings("exports") // only ourselves can have a Database
  public static JdbcRelay start(
      Database database, RelaySettings settings, Pace pace, Consumer<JdbcRelay> ended) {
    List<Shift> shifts =
        settings.destinations().keySet().stream()
            .map(
                topic -> {
                  Stop stop = new Stop();
                  Line line = new Line(database, topic, settings, pace, stop);
                  return new Shift(line, topic.name(), settings, pace, stop);
                })
            .toList();
    JdbcRelay relay = new JdbcRelay(settings, shifts, ended);
    shifts.forEach(Shift::begin);
    return relay;
  }

  /** Something was committed: there is no need to wait for the next look. */
  public void wake() {
    shifts.forEach(Shift::wake);
  }

  @Override
  public CompletionStage<Boolean> isDrained() {
    CompletableFuture<Boolean> drained = new CompletableFuture<>();
    try {
      settings.executor().execute(() -> drained.complete(areDrained()));
    } catch (RejectedExecutionException e) {
      drained.complete(false);
    }
    return drained;
  }

  private boolean areDrained() {
    try {
      for (Shift shift : shifts) {
        if (!shift.isDrained()) {
          return false;
        }
      }
      return true;
    } catch (SQLException | RuntimeException e) {
      // Nobody knows; whoever asks has a deadline.
      return false;
    }
  }

  @Override
  public CompletionStage<Void> stop(Duration deadline) {
    shifts.forEach(shift -> shift.stop(deadline));
    return stopped.copy();
  }
}
