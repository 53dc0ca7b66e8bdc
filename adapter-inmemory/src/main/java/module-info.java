/** The transport inside one JVM. */
module io.sealane.inmemory {
  requires org.slf4j;
  requires static transitive org.jspecify;
  requires transitive io.sealane.core;

  exports io.sealane.inmemory;
}
