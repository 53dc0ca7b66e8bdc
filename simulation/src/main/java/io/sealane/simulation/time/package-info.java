/** A virtual clock, and threads of which a seeded baton lets exactly one run at a time. */
@NullMarked
package io.sealane.simulation.time;

import org.jspecify.annotations.NullMarked;
