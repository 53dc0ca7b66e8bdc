package io.sealane.conformance.rig;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What is printed until it is closed, logs to the console included; it is printed all the same. */
public final class Printed implements AutoCloseable {

  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  private Printed() {
    System.setOut(new PrintStream(both(out), true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(both(err), true, StandardCharsets.UTF_8));
  }

  /** From now on. */
  public static Printed capture() {
    return new Printed();
  }

  /** Everything so far. */
  public String text() {
    return seen.toString(StandardCharsets.UTF_8);
  }

  private OutputStream both(OutputStream other) {
    return new OutputStream() {
      @Override
      public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) {
        seen.write(bytes, from, length);
        ((PrintStream) other).write(bytes, from, length);
      }
    };
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
  }
}
