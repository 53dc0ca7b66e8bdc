package io.sealane.codec.json.strict;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.ByteSourceJsonBootstrapper;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.sym.ByteQuadsCanonicalizer;

/**
 * Remembers the names of properties only up to a number. A parser that meets a new name copies the
 * whole table of names before it writes into it, so whoever sends a new name with every event makes
 * each cost what all the names before it cost: with Jackson's own limit of 6,000 names, more than a
 * mebibyte for a body of 100 bytes. Beyond ours, each body has a table of its own, which costs
 * three kilobytes and the names.
 */
final class StrictFactory extends JsonFactory {

  private static final long serialVersionUID = 1L;

  /** As many as most catalogues have. Of the longest names, a table of so many is 0.6 MiB. */
  private static final int MAX_NAMES = 500;

  StrictFactory(JsonFactoryBuilder settings) {
    super(settings);
  }

  /** With a table of its own where the common one is full. */
  @Override
  protected JsonParser _createParser(
      ObjectReadContext context, IOContext io, byte[] body, int from, int length) {
    boolean full = _byteSymbolCanonicalizer.size() >= MAX_NAMES;
    return new ByteSourceJsonBootstrapper(io, body, from, length)
        .constructParser(
            context,
            context.getStreamReadFeatures(_streamReadFeatures),
            context.getFormatReadFeatures(_formatReadFeatures),
            full ? ByteQuadsCanonicalizer.createRoot() : _byteSymbolCanonicalizer,
            _rootCharSymbols,
            _factoryFeatures);
  }
}
