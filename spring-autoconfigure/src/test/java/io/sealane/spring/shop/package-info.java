/** A small shop, as the subject of tests. */
@NullMarked
package io.sealane.spring.shop;

import org.jspecify.annotations.NullMarked;
