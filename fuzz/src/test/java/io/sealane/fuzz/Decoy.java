package io.sealane.fuzz;

/** Loaded by a test that wants to see it seen, and by nothing else. */
final class Decoy {

  private Decoy() {}
}
