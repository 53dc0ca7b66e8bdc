/**
 * The claim check: a message that is too large for its broker carries a pointer, and a store keeps
 * the body.
 */
@NullMarked
package io.sealane.claimcheck;

import org.jspecify.annotations.NullMarked;
