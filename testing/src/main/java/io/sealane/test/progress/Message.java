package io.sealane.test.progress;

/**
 * A message in one queue.
 *
 * @param queue the queue's name, which is the subscription's
 * @param id the transport's id of the message
 */
record Message(String queue, String id) {}
