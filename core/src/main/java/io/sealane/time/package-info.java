/** Time from outside: the clock, the timer and waiting, so that a test can own all three. */
@NullMarked
package io.sealane.time;

import org.jspecify.annotations.NullMarked;
