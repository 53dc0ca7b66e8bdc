package io.sealane.simulation.sqs;

/**
 * What an address names.
 *
 * @param name the topic or the subscription
 * @param fifo whether it is ordered, as its suffix says
 * @param dead whether it is the queue of the subscription's dead letters
 */
record Names(String name, boolean fifo, boolean dead) {

  private static final String FIFO = ".fifo";
  private static final String DEAD = "-dead";

  /** Of the last part of an ARN or of a URL. */
  static Names of(String address) {
    String last =
        address.substring(Math.max(address.lastIndexOf('/'), address.lastIndexOf(':')) + 1);
    boolean fifo = last.endsWith(FIFO);
    String name = fifo ? last.substring(0, last.length() - FIFO.length()) : last;
    boolean dead = name.endsWith(DEAD);
    return new Names(dead ? name.substring(0, name.length() - DEAD.length()) : name, fifo, dead);
  }
}
