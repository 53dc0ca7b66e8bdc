package io.sealane.snssqs.matrix;

import io.sealane.snssqs.oracle.Findings;
import io.sealane.snssqs.server.AwsServer;
import io.sealane.snssqs.server.Shared;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What goes wrong between the adapter and the services, and in them: topics and queues. */
@ExtendWith(Findings.class)
@Execution(ExecutionMode.CONCURRENT)
class MatrixTest implements SendingCases, ReceivingCases, OutageCases, PoisonCases {

  @RegisterExtension static final Shared SERVER = Shared.fauxqs();

  @Override
  public AwsServer server() {
    return SERVER;
  }
}
