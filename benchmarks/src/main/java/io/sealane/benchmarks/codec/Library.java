package io.sealane.benchmarks.codec;

import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Another JSON library at work. */
@State(Scope.Thread)
public class Library {

  /** Which. */
  @Param({"fastjson2", "avaje-jsonb", "dsl-json", "gson", "moshi"})
  public String library;

  /** The library, wired as its documentation says. */
  public JsonPeer peer;

  /** Creates the state; JMH calls it. */
  public Library() {}

  /** Wires it, and looks that it reads what we write and what it writes itself. */
  @Setup
  public void wire() {
    peer = JsonPeer.named(library);
    Sample sample = new Sample(12);
    CloudEvent event = CloudEvent.of(sample.envelope);
    Sample.check(peer.read(sample.body).equals(event), library + " reads something else");
    byte[] own = peer.write(event);
    Sample.check(peer.read(own).equals(event), library + " cannot read what it writes");
    boolean complete = own.length > sample.body.length * 0.95;
    Sample.check(complete, library + " writes less: " + new String(own, StandardCharsets.UTF_8));
  }
}
