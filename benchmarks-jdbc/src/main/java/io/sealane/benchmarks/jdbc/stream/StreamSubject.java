package io.sealane.benchmarks.jdbc.stream;

/** An event store on a database of its own. */
interface StreamSubject {

  /** Appends so many events to a stream of that version, 0 if it has none yet. */
  void append(String stream, long version, int events) throws Exception;

  /** Reads a stream's events as objects; how many there were. */
  int read(String stream) throws Exception;

  /** Reads all events as objects, from the first on, until there were so many. */
  void catchUp(int events) throws Exception;
}
