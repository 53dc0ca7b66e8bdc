/** What a seed makes: the applications, what they publish, how they handle it, what goes wrong. */
@NullMarked
package io.sealane.simulation.world;

import org.jspecify.annotations.NullMarked;
