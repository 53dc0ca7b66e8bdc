/** Scheduling deliveries. */
@NullMarked
package io.sealane.examples.shop.delivery;

import org.jspecify.annotations.NullMarked;
