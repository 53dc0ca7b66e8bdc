/** The promises about starting, stopping, outages and what is told to whom. */
@NullMarked
package io.sealane.conformance.lifecycle;

import org.jspecify.annotations.NullMarked;
