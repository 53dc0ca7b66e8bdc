package io.sealane.benchmarks.codec;

import io.sealane.codec.Decoded;
import io.sealane.event.Envelope;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reads an event with its metadata; all but Sealane are told its type. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {

  /** 12 lines make data of about 840 bytes, 150 of about 8 KB. */
  @Param({"12", "150"})
  public int lines;

  private final BareJackson bare = new BareJackson();
  private Sample sample;

  /** Creates the benchmark; JMH calls it. */
  public DecodeBenchmark() {}

  /** Prepares the event, and looks that the baseline reads the same. */
  @Setup
  public void prepare() {
    sample = new Sample(lines);
    Sample.check(jackson().equals(sample.envelope), "the baseline reads something else");
  }

  /** Sealane; the envelope tells the type before the data. */
  @Benchmark
  public Decoded sealane() {
    return sample.codec.decode(sample.body, Map.of());
  }

  /** Sealane; an attribute of the message tells the type, too. */
  @Benchmark
  public Decoded sealaneByAttribute() {
    return sample.codec.decode(sample.body, sample.attributes);
  }

  /** Sealane; the envelope tells the type after the data. */
  @Benchmark
  public Decoded sealaneTypeLast() {
    return sample.codec.decode(sample.typeLast, Map.of());
  }

  /** Bare Jackson in one pass. */
  @Benchmark
  public Envelope<Order.Placed> jackson() {
    return bare.read(sample.body).envelope();
  }

  /** Bare Jackson as a tree first. */
  @Benchmark
  public Envelope<Order.Placed> jacksonByTree() {
    return bare.readByTree(sample.body).envelope();
  }

  /** Another library. */
  @Benchmark
  public Envelope<Order.Placed> library(Library other) {
    return other.peer.read(sample.body).envelope();
  }
}
