/** The promises of a port, put together. */
@NullMarked
package io.sealane.conformance.kit;

import org.jspecify.annotations.NullMarked;
