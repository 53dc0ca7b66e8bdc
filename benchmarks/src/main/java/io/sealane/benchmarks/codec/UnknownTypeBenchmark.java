package io.sealane.benchmarks.codec;

import io.sealane.codec.Decoded;
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

/** Meets a type that is in no catalogue, as most messages of a shared topic are. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class UnknownTypeBenchmark {

  /** 12 lines make data of about 840 bytes, 150 of about 8 KB. */
  @Param({"12", "150"})
  public int lines;

  private final BareJackson bare = new BareJackson();
  private Sample sample;

  /** Creates the benchmark; JMH calls it. */
  public UnknownTypeBenchmark() {}

  /** Prepares the bodies. */
  @Setup
  public void prepare() {
    sample = new Sample(lines);
  }

  /** The envelope tells it, before the data. */
  @Benchmark
  public Decoded sealane() {
    return sample.codec.decode(sample.unknown, Map.of());
  }

  /** The envelope tells it, after the data. */
  @Benchmark
  public Decoded sealaneTypeLast() {
    return sample.codec.decode(sample.unknownLast, Map.of());
  }

  /** An attribute of the message tells it. */
  @Benchmark
  public Decoded sealaneByAttribute() {
    return sample.codec.decode(sample.unknown, sample.unknownAttributes);
  }

  /** A bare parser up to the type, before the data. */
  @Benchmark
  public int parser() {
    return bare.idAndType(sample.unknown);
  }

  /** A bare parser up to the type, after the data. */
  @Benchmark
  public int parserTypeLast() {
    return bare.idAndType(sample.unknownLast);
  }
}
