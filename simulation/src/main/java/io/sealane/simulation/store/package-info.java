/** What guards are kept in, which outlives every process, and how a process sees it. */
@NullMarked
package io.sealane.simulation.store;

import org.jspecify.annotations.NullMarked;
