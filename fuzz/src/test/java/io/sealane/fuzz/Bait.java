package io.sealane.fuzz;

/** Named in what the fuzzer writes, and by nothing else: if it is loaded, a name was obeyed. */
final class Bait {

  private Bait() {}
}
