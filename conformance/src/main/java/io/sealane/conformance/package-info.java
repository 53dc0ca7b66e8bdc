/** Every promise of a port as a JUnit interface. */
@NullMarked
package io.sealane.conformance;

import org.jspecify.annotations.NullMarked;
