/** Time that a test owns. */
@NullMarked
package io.sealane.test.time;

import org.jspecify.annotations.NullMarked;
