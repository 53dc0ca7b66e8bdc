package io.sealane.spring.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.servers.Fauxqs;
import io.sealane.spring.process.ChildJvm;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An application that ended lets go of its threads and its classes, and takes nothing from the
 * next.
 */
class RestartTest {

  private static List<String> restarts(String... arguments) throws Exception {
    // Soft references are no reason to keep a class, only to let it go later.
    return new ChildJvm(
            "-XX:SoftRefLRUPolicyMSPerMB=0", "-Daws.accessKeyId=any", "-Daws.secretAccessKey=any")
        .run(Restarts.class.getName(), arguments).stream()
            .filter(line -> line.contains(": "))
            .toList();
  }

  @Test
  void nothingIsLeftOfTheOldOneInMemory() throws Exception {
    assertThat(restarts("--spring.main.banner-mode=off", "--sealane.transport=in-memory"))
        .containsExactly(
            "20 events, of its own classes: true",
            "20 events, of its own classes: true",
            "20 events, of its own classes: true",
            "threads left: []",
            "old classes left: false");
  }

  @Test
  void nothingIsLeftOfTheOldOneAtItsQueues() throws Exception {
    try (Fauxqs server = Fauxqs.start()) {
      assertThat(
              restarts(
                  "--spring.main.banner-mode=off",
                  "--spring.application.name=restarted",
                  "--sealane.sns-sqs.topology=apply",
                  "--sealane.sns-sqs.region=us-east-1",
                  "--sealane.sns-sqs.long-poll=1s", // what is open when it stops ends soon
                  "--sealane.sns-sqs.endpoint=" + server.endpoint()))
          .containsExactly(
              "20 events, of its own classes: true",
              "20 events, of its own classes: true",
              "20 events, of its own classes: true",
              "threads left: []",
              "old classes left: false");
    }
  }
}
