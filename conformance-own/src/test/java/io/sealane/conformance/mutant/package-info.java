/** Deliberately wrong parts, each of which the kit must catch. */
@NullMarked
package io.sealane.conformance.mutant;

import org.jspecify.annotations.NullMarked;
