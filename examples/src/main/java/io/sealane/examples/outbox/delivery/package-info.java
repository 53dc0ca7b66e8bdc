/** Parcels. */
@NullMarked
package io.sealane.examples.outbox.delivery;

import org.jspecify.annotations.NullMarked;
