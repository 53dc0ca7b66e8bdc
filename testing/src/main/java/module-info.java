/** What applications use to test their handlers and publications. */
module io.sealane.test {
  requires transitive io.sealane.core;
  requires transitive io.sealane.inmemory;
  requires transitive org.assertj.core;
  requires static transitive org.jspecify;

  exports io.sealane.test;
  exports io.sealane.test.assertion;
  exports io.sealane.test.record;
  exports io.sealane.test.time;
}
