/**
 * What happens between a queue and the handlers of one subscription: when to receive, what to
 * start, how to keep leases, how to settle. Everything here belongs to one serial loop; nothing
 * here blocks.
 */
@NullMarked
package io.sealane.consume.pipeline;

import org.jspecify.annotations.NullMarked;
