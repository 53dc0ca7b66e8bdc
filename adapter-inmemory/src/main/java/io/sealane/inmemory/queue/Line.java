package io.sealane.inmemory.queue;

import java.util.List;

/** The order in which the messages of a queue can be received. The queue's lock guards it. */
interface Line {
  /** A message is new or was given back; it is ready or delayed. */
  void add(Message message);

  /** A delayed message, added before, is ready now. */
  void surface(Message message);

  /** Takes the next messages that can be received, for one receiver; none if there are none. */
  List<Message> take(int max);

  /** A message that was taken is with its receiver no more: it is gone, or was added again. */
  void returned(Message message);
}
