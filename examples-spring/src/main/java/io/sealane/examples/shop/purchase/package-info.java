/** Buying what was ordered. */
@NullMarked
package io.sealane.examples.shop.purchase;

import org.jspecify.annotations.NullMarked;
