/** Events of an imaginary shop, and of applications that see them otherwise. */
@NullMarked
package io.sealane.conformance.sample;

import org.jspecify.annotations.NullMarked;
