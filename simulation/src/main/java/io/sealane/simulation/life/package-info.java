/** A world as it is lived: processes that start, work, crash and come back. */
@NullMarked
package io.sealane.simulation.life;

import org.jspecify.annotations.NullMarked;
