/** An order's way through a shop. */
@NullMarked
package io.sealane.examples.story;

import org.jspecify.annotations.NullMarked;
