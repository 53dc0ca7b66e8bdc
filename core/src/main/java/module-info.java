/** The ports, values and pipeline of Sealane. */
module io.sealane.core {
  requires org.slf4j;
  requires static transitive org.jspecify;
  requires transitive tools.jackson.databind;

  exports io.sealane;
  exports io.sealane.codec;
  exports io.sealane.codec.json;
  exports io.sealane.consume;
  exports io.sealane.error;
  exports io.sealane.event;
  exports io.sealane.observe;
  exports io.sealane.observe.history;
  exports io.sealane.publish;
  exports io.sealane.publish.overview;
  exports io.sealane.store;
  exports io.sealane.store.outbox;
  exports io.sealane.store.stream;
  exports io.sealane.time;
  exports io.sealane.translate;
  exports io.sealane.transport;
  exports io.sealane.transport.deadletter;
  exports io.sealane.transport.forward;
  exports io.sealane.transport.receive;
  exports io.sealane.transport.send;
}
