/** Meters and traces by Micrometer. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.sealane.micrometer {
  requires static transitive org.jspecify;
  requires transitive io.sealane.core;
  requires transitive micrometer.core;
  requires transitive micrometer.observation;

  exports io.sealane.micrometer;
}
