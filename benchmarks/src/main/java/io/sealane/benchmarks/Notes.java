package io.sealane.benchmarks;

import io.sealane.benchmarks.codec.JsonPeer;
import java.util.Map;

/** What a reader had better know of a row before comparing it with another. */
final class Notes {

  private static final Map<String, String> NOTES =
      Map.ofEntries(
          Map.entry("encode/jackson", "same bytes, same limits; is told the type"),
          Map.entry("decode/jackson", "same limits and duplicate detection; is told the type"),
          Map.entry("decode/jacksonByTree", "the usual way to look for the type"),
          Map.entry("decode/sealaneByAttribute", "the message's attribute tells the type"),
          Map.entry("decode/sealaneTypeLast", "the type stands after the data"),
          Map.entry("unknowntype/parser", "only reads id and type, same limits"),
          Map.entry("unknowntype/parserTypeLast", "the same, with the type after the data"),
          Map.entry("localpublish/byHand", "a map from class to array, and a loop"),
          Map.entry(
              "localpublish/sealaneWatched", "an observer, and one handler more with metadata"),
          Map.entry(
              "handoff/sealane", "the pipeline's serial loop: who brings an item works it off"),
          Map.entry("inmemory/sealane", "codec, leases and guard; each event by itself"),
          Map.entry("inmemory/sealaneInHundreds", "codec, leases and guard; 100 at a time"),
          Map.entry(
              "inmemory/guava", "hands a reference over; nothing is written, leased, guarded"),
          Map.entry("inmemory/mbassador", "as Guava"));

  private Notes() {}

  static String of(String work, String subject) {
    String note = NOTES.get(work + "/" + subject);
    if (note == null && (work.equals("encode") || work.equals("decode"))) {
      note = JsonPeer.isKnown(subject) ? JsonPeer.named(subject).leavesOut() : null;
    }
    return note == null ? "" : note;
  }
}
