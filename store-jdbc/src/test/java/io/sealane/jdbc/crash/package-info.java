/** Processes that are killed or stopped while they publish and relay. */
@NullMarked
package io.sealane.jdbc.crash;

import org.jspecify.annotations.NullMarked;
