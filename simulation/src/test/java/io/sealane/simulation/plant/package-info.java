/** Bugs that are planted into core, one at a time, and the hunt for each of them. */
@NullMarked
package io.sealane.simulation.plant;

import org.jspecify.annotations.NullMarked;
