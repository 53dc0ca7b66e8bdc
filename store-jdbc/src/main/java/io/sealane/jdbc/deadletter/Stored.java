package io.sealane.jdbc.deadletter;

import io.sealane.transport.deadletter.DeadLetter;

/**
 * A letter and where it is.
 *
 * @param position the number of its row
 */
record Stored(long position, DeadLetter letter) {}
