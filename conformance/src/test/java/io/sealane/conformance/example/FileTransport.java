package io.sealane.conformance.example;

import io.sealane.time.Scheduler;
import io.sealane.transport.Capabilities;
import io.sealane.transport.Capability;
import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.SendLimits;
import io.sealane.transport.send.Sender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Messages in files. Applications that share the folder share the queues. */
public final class FileTransport implements Transport {

  // snippet: capabilities
  private static final Capabilities CAPABILITIES =
      new Capabilities(
          Set.of(
              Capability.DELAYED_REDELIVERY,
              Capability.EXTENDABLE_LEASE,
              Capability.COUNTS_ATTEMPTS,
              Capability.BINARY_BODIES),
          new SendLimits(10, 256 * 1024, 10 * 256 * 1024, 20, 4 * 1024, false),
          10,
          10,
          Duration.ofSeconds(5),
          Duration.ofHours(1),
          Duration.ofHours(1));

  // end

  private final Folders folders;
  private final Scheduler scheduler;

  private FileTransport(Folders folders, Scheduler scheduler) {
    this.folders = folders;
    this.scheduler = scheduler;
  }

  /** In the folder, which is made if it is not there. */
  public static FileTransport in(Path folder, Scheduler scheduler) {
    return new FileTransport(new Folders(folder), scheduler);
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  // snippet: prepare
  @Override
  public CompletionStage<Preparation> prepare(Topology topology) {
    List<String> problems = new ArrayList<>();
    for (QueueSpec queue : topology.queues()) {
      if (queue.ordered()) {
        problems.add("queue '" + queue.name() + "' cannot be ordered: files have no keys");
      }
    }
    topology.topics().forEach(folders::make);
    topology.queues().forEach(folders::make);
    return CompletableFuture.completedFuture(new Preparation(problems, null));
  }

  // end

  @Override
  public Sender sender(Topic topic) {
    return new FileSender(topic.name(), folders, scheduler);
  }

  @Override
  public Receiver receiver(QueueSpec queue) {
    return new FileReceiver(folders.queue(queue.name()), scheduler, CAPABILITIES.maxLease());
  }

  @Override
  public DeadLetterQueue deadLetters(QueueSpec queue) {
    return new NoDeadLetters();
  }
}
