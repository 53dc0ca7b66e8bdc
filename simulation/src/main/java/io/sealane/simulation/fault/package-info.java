/** What goes wrong in a simulated life, when and how often. */
@NullMarked
package io.sealane.simulation.fault;

import org.jspecify.annotations.NullMarked;
