/** Receiving: bodies are fetched while their leases are kept. */
@NullMarked
package io.sealane.claimcheck.receive;

import org.jspecify.annotations.NullMarked;
