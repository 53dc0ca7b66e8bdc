/** The promises that an event is handled, and how often. */
@NullMarked
package io.sealane.conformance.consuming;

import org.jspecify.annotations.NullMarked;
