package io.sealane.snssqs.topology.drift;

import io.sealane.snssqs.topology.Difference;

/**
 * A difference and what ends it.
 *
 * @param repair one call, which may be refused
 */
record Change(Difference difference, Runnable repair) {}
