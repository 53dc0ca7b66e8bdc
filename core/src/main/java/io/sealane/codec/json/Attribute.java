package io.sealane.codec.json;

import java.util.Set;
import tools.jackson.core.io.SerializedString;

/** The names of the attributes, as CloudEvents 1.0 and our extensions to it have them. */
final class Attribute {

  static final SerializedString SPECVERSION = new SerializedString("specversion");
  static final SerializedString ID = new SerializedString("id");
  static final SerializedString SOURCE = new SerializedString("source");
  static final SerializedString TYPE = new SerializedString("type");
  static final SerializedString TIME = new SerializedString("time");
  static final SerializedString SUBJECT = new SerializedString("subject");
  static final SerializedString DATACONTENTTYPE = new SerializedString("datacontenttype");
  static final SerializedString CORRELATIONID = new SerializedString("correlationid");
  static final SerializedString CAUSATIONID = new SerializedString("causationid");
  static final SerializedString TRACEPARENT = new SerializedString("traceparent");
  static final SerializedString TRACESTATE = new SerializedString("tracestate");
  static final SerializedString DATAVERSION = new SerializedString("dataversion");
  static final SerializedString HEADERS = new SerializedString("headers");
  static final SerializedString EXPIRYTIME = new SerializedString("expirytime");
  static final SerializedString DATA = new SerializedString("data");

  static final SerializedString JSON = new SerializedString("application/json");
  static final SerializedString VERSION_1_0 = new SerializedString("1.0");

  /** All that are read, also the one for binary data, which is refused. */
  static final Set<String> ALL =
      Set.of(
          "specversion",
          "id",
          "source",
          "type",
          "time",
          "subject",
          "datacontenttype",
          "correlationid",
          "causationid",
          "traceparent",
          "tracestate",
          "dataversion",
          "headers",
          "expirytime",
          "data",
          "data_base64");

  private Attribute() {}
}
