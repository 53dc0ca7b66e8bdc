/** Taking orders. */
@NullMarked
package io.sealane.examples.shop.orders;

import org.jspecify.annotations.NullMarked;
