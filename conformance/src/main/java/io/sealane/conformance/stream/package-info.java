/** What an event store promises. */
@NullMarked
package io.sealane.conformance.stream;

import org.jspecify.annotations.NullMarked;
