/** Handing things from thread to thread without locks, without waiting and without spinning. */
@NullMarked
package io.sealane.handoff;

import org.jspecify.annotations.NullMarked;
