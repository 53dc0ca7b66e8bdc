package io.sealane.claimcheck.payload;

import java.util.concurrent.CompletionStage;

/**
 * The port to what keeps bodies that are too large for a broker. A payload is known by its content:
 * to put it twice is to have it once, and what one subscriber needs no more, another still may.
 * Nothing is ever removed by Sealane; payloads expire as the store was told.
 *
 * <p>Safe for use by many threads. No method blocks. Stages never complete exceptionally; what went
 * wrong is a value. A store has no close of its own: what it uses belongs to the application.
 */
public interface PayloadStore {

  /**
   * Where it is, for example {@code s3://bucket/prefix/}. Pointers say this, and a reader follows
   * only those that say it letter by letter. Constant; 1 to 1,000 characters, not secret.
   */
  String location();

  /**
   * Keeps a payload, in place of one of the same content if there is any; its time starts anew.
   *
   * @param sha256 of the payload, 64 hexadecimal digits in lower case
   * @param payload not copied; not changed by anybody any more
   * @return {@link PutResult.Kept} means that whoever reads it next finds it
   */
  CompletionStage<PutResult> put(String sha256, byte[] payload);

  /**
   * Brings a payload. The content need not be verified here; the length has to be looked at before
   * more than that is read.
   *
   * @param sha256 of the payload, 64 hexadecimal digits in lower case
   * @param bytes how long it is, 1 or more
   */
  CompletionStage<GetResult> get(String sha256, int bytes);
}
