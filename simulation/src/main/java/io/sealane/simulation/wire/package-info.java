/** The way between a process and a broker, on which time passes and things get lost. */
@NullMarked
package io.sealane.simulation.wire;

import org.jspecify.annotations.NullMarked;
