/** Every promise of a port as a JUnit interface. */
module io.sealane.conformance {
  requires org.assertj.core;
  requires static transitive org.jspecify;
  requires transitive io.sealane.core;
  requires transitive org.junit.jupiter.api;
  requires transitive org.opentest4j;

  exports io.sealane.conformance;
  exports io.sealane.conformance.codec;
  exports io.sealane.conformance.consuming;
  exports io.sealane.conformance.faults;
  exports io.sealane.conformance.fidelity;
  exports io.sealane.conformance.fixture;
  exports io.sealane.conformance.guard;
  exports io.sealane.conformance.inbox;
  exports io.sealane.conformance.kit;
  exports io.sealane.conformance.lifecycle;
  exports io.sealane.conformance.ordering;
  exports io.sealane.conformance.outbox;
  exports io.sealane.conformance.ownership;
  exports io.sealane.conformance.port;
  exports io.sealane.conformance.proxy;
  exports io.sealane.conformance.publishing;
  exports io.sealane.conformance.relay;
  exports io.sealane.conformance.report;
  exports io.sealane.conformance.rig;
  exports io.sealane.conformance.routing;
  exports io.sealane.conformance.sample;
  exports io.sealane.conformance.stream;
  exports io.sealane.conformance.time;
}
