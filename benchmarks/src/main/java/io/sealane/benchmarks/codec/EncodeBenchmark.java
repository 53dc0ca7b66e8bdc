package io.sealane.benchmarks.codec;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Writes an event with its metadata. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodeBenchmark {

  /** 12 lines make data of about 840 bytes, 150 of about 8 KB. */
  @Param({"12", "150"})
  public int lines;

  private final BareJackson bare = new BareJackson();
  private Sample sample;

  /** Creates the benchmark; JMH calls it. */
  public EncodeBenchmark() {}

  /** Prepares the event, and looks that the baseline writes the same bytes. */
  @Setup
  public void prepare() {
    sample = new Sample(lines);
    Sample.check(Arrays.equals(jackson(), sealane()), "the baseline writes something else");
  }

  /** Sealane. */
  @Benchmark
  public byte[] sealane() {
    return sample.codec.encode(sample.envelope);
  }

  /** Bare Jackson writes the same bytes. */
  @Benchmark
  public byte[] jackson() {
    return bare.write(CloudEvent.of(sample.envelope));
  }

  /** Another library writes the same properties. */
  @Benchmark
  public byte[] library(Library other) {
    return other.peer.write(CloudEvent.of(sample.envelope));
  }
}
