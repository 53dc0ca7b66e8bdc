/** Assertions about what happened to events; {@code io.sealane.test.Assertions} is the way in. */
@NullMarked
package io.sealane.test.assertion;

import org.jspecify.annotations.NullMarked;
