package io.sealane.simulation.fault;

/** The kinds of trouble. The report counts the hits of each, and none may be zero. */
public enum FaultKind {
  /** A whole send is refused. */
  SEND_FAILED,
  /** One entry of a batch is refused, the others are accepted. */
  SEND_ENTRY_FAILED,
  /** A receive fails. */
  RECEIVE_FAILED,
  /** A whole settle is refused. */
  SETTLE_FAILED,
  /** One entry of a settle is refused, the others are done. */
  SETTLE_ENTRY_FAILED,
  /** A whole extension is refused. */
  EXTEND_FAILED,
  /** One entry of an extension is refused, the others are done. */
  EXTEND_ENTRY_FAILED,
  /** A dead letter is refused. */
  DEAD_LETTER_FAILED,
  /** A request never arrives, and the client waits for its answer until its time is over. */
  REQUEST_LOST,
  /** A request arrives after its client has given it up. */
  REQUEST_LATE,
  /** A request is done, and its answer never arrives. */
  RESPONSE_LOST,
  /** A call takes seconds. */
  SLOW_CALL,
  /** The broker asks for fewer calls, with or without saying for how long. */
  THROTTLED,
  /** Nobody answers. */
  OUTAGE,
  /** Nothing is allowed, as with credentials that expired. */
  DENIED,
  /** Topics and queues are not found. */
  MISSING,
  /** The broker goes away with every open call and comes back. */
  RESTART,
  /** A receive brings nothing although there is something. */
  FALSE_EMPTY,
  /** A long poll ends seconds late, and brings what came meanwhile. */
  LATE_POLL,
  /** A poll that was open when its receiver was closed brings messages all the same. */
  POLL_AFTER_STOP,
  /** A poll that was open when its process died takes messages into the void. */
  ORPHANED_POLL,
  /** A message comes again although it was deleted. */
  DUPLICATE_AFTER_DELETE,
  /** Two receivers get a message at the same time. */
  DUPLICATE_AT_ONCE,
  /** A queue without order gives a later message first. */
  REORDERED,
  /** A lease ends before its time. */
  LEASE_STOLEN,
  /** A deletion with a receipt handle of an earlier delivery is confirmed, and does nothing. */
  STALE_DELETE,
  /** A lease ran out with nobody extending it. */
  LEASE_EXPIRED,
  /** Too many messages are in flight for another. */
  IN_FLIGHT_CAP,
  /** The broker itself moves a message that came too often to the dead letters. */
  REDRIVEN,
  /** An ordered topic drops a message whose id it knows. */
  DEDUPLICATED,
  /** A dead letter goes back to its queue. */
  LETTER_RETURNED,
  /** The guard's store does not answer. */
  GUARD_UNAVAILABLE,
  /** The guard's store does what it is asked, and its answer is lost. */
  GUARD_ANSWER_LOST,
  /** The guard's store takes seconds. */
  GUARD_SLOW,
  /** A process dies. */
  CRASH,
  /** A process dies inside a call to the guard's store: between effect and mark. */
  CRASH_AT_GUARD,
  /** A process stands still inside a call to the guard's store, longer than its claim lasts. */
  FREEZE_AT_GUARD,
  /** A process stands still, longer than leases last. */
  FREEZE,
  /** A process's wall clock jumps. */
  CLOCK_JUMP,
  /** An executor refuses tasks. */
  EXECUTOR_FULL,
  /** An application is stopped in the middle and started again. */
  STOP,
  /** An application is stopped with less time than its handlers need. */
  HASTY_STOP,
  /** A subscription is paused and resumed. */
  PAUSE,
  /** A subscription's limit changes. */
  CONCURRENCY_CHANGED,
  /** A handler takes seconds. */
  HANDLER_SLOW,
  /** A handler takes longer than a lease. */
  HANDLER_OVER_LEASE,
  /** A handler does not return before its time-out, and heeds the interrupt. */
  HANDLER_HANGS,
  /** A handler does not heed an interrupt. */
  HANDLER_STUBBORN,
  /** A handler fails at first and then not. */
  HANDLER_FAILS,
  /** A handler fails whenever it is called. */
  HANDLER_POISONED,
  /** A handler throws what is not worth another attempt. */
  HANDLER_NOT_RETRYABLE,
  /** A handler throws an error that is no exception. */
  HANDLER_ERROR,
  /** A handler interrupts its own thread and returns. */
  HANDLER_SELF_INTERRUPT,
  /** A handler rejects its event. */
  HANDLER_REJECTS,
  /** A handler asks for its event again. */
  HANDLER_RETRIES_LATER,
  /** A handler says that something downstream is down. */
  DOWNSTREAM_OUTAGE,
  /** A message is no event. */
  UNDECODABLE,
  /** A message is of a type that is in no catalogue. */
  UNKNOWN_TYPE,
  /** An event's time is over before it is handled. */
  EXPIRED,
  /** An id comes again with other content. */
  CONFLICT
}
