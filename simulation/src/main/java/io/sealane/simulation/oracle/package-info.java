/** Sees everything that happens in a simulated life, and says what must not have happened. */
@NullMarked
package io.sealane.simulation.oracle;

import org.jspecify.annotations.NullMarked;
