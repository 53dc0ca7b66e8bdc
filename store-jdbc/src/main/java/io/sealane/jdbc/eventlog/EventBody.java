package io.sealane.jdbc.eventlog;

/** An event as bytes, with what stands beside them. */
public final class EventBody {

  private final String id;
  private final String type;
  private final byte[] bytes;

  /** Of an event with that id and that tag; the bytes are not copied. */
  public EventBody(String id, String type, byte[] bytes) {
    this.id = id;
    this.type = type;
    this.bytes = bytes;
  }

  /** The event's id. */
  public String id() {
    return id;
  }

  /** The tag of its type. */
  public String type() {
    return type;
  }

  /** What the codec wrote; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }
}
