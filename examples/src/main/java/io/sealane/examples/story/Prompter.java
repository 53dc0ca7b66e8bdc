package io.sealane.examples.story;

import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import java.time.Instant;

/** Puts into words what the pipeline does for the actors: what their code does not see. */
final class Prompter implements Observer {

  private final Stage stage;

  Prompter(Stage stage) {
    this.stage = stage;
  }

  @Override
  public void on(Signal signal, Instant at) {
    if (signal instanceof Signal.Deduplicated again) {
      say(again, "has handled this message before, and does nothing");
    } else if (signal instanceof Signal.Failed failed) {
      String error = failed.error().substring(failed.error().indexOf(": ") + 2);
      say(failed, "fails at attempt " + failed.subject().attempt() + ": " + error);
    } else if (signal instanceof Signal.DeadLettered dead) {
      say(dead, "keeps the message as a dead letter");
    }
  }

  private void say(Signal.OfDelivery signal, String words) {
    stage.voice(signal.subject().subscription()).accept(words);
  }
}
