package io.sealane.conformance.example;

import io.sealane.conformance.fixture.TransportFixture;
import io.sealane.conformance.kit.TransportKit;
import io.sealane.conformance.time.TestTime;
import io.sealane.time.Scheduler;
import io.sealane.transport.Transport;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

// snippet: test
class FileConformanceTest implements TransportKit {

  @TempDir private Path folder;

  @Override
  public TransportFixture fixture() {
    return new TransportFixture() {
      @Override
      public String adapter() {
        return "file";
      }

      @Override
      public Transport transport(Scheduler scheduler) {
        return FileTransport.in(folder, scheduler);
      }

      @Override
      public TestTime time() {
        return TestTime.virtual();
      }
    };
  }
}
// end
