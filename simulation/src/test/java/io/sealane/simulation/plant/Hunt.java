package io.sealane.simulation.plant;

import io.sealane.simulation.Campaign;
import io.sealane.simulation.life.Application;
import io.sealane.simulation.life.Outcome;
import io.sealane.simulation.life.SealaneApplication;
import io.sealane.simulation.sqs.SqsLives;
import java.util.ArrayList;
import java.util.List;

/** Lives until something happens that must not. Loaded together with the bug that it hunts. */
public final class Hunt {

  private Hunt() {}

  /**
   * Lives seeds from zero on until one fails.
   *
   * @param overSqs whether over the adapter for SNS and SQS
   * @return the seed of the first life that failed, and what happened in it; nothing if none did
   */
  public static List<String> upTo(int seeds, int lives, boolean overSqs) {
    Application.Factory factory = overSqs ? new SqsLives() : SealaneApplication::create;
    Campaign campaign = Campaign.untilFailure(factory, 0, seeds, lives);
    List<String> found = new ArrayList<>();
    if (!campaign.failures().isEmpty()) {
      Outcome first = campaign.failures().get(0);
      found.add(String.valueOf(first.world().seed()));
      found.addAll(first.violations());
    }
    return found;
  }
}
