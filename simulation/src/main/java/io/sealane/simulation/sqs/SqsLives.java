package io.sealane.simulation.sqs;

import io.sealane.simulation.broker.SimBroker;
import io.sealane.simulation.life.Application;
import io.sealane.simulation.life.SealaneApplication;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.world.World;
import io.sealane.transport.Transport;

/** Applications that are assembled as users do it, over the real adapter for SNS and SQS. */
public final class SqsLives implements Application.Factory {

  @Override
  public Application create(Application.Setting setting) {
    return SealaneApplication.create(setting);
  }

  /** A queue of SQS is ordered only if all of its topics are; a start refuses anything else. */
  @Override
  public World world(long seed) {
    return World.of(seed).withOrderOfTopicsOnly();
  }

  @Override
  public Transport transport(SimBroker broker, SimProcess process) {
    return new ModelledTransport(broker, process);
  }
}
