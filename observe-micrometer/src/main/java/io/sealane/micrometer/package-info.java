/** Meters and traces of what happens to events, by Micrometer. */
@NullMarked
package io.sealane.micrometer;

import org.jspecify.annotations.NullMarked;
