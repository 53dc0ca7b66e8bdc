/** What customers buy. */
@NullMarked
package io.sealane.examples.outbox.orders;

import org.jspecify.annotations.NullMarked;
