/** Whole systems under a seeded schedule: many lives, and the report about them. */
@NullMarked
package io.sealane.simulation;

import org.jspecify.annotations.NullMarked;
