/** Loading the vans. */
@NullMarked
package io.sealane.examples.shop.logistics;

import org.jspecify.annotations.NullMarked;
