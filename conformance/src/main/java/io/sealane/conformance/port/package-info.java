/** The promises of a transport by itself, without a pipeline. */
@NullMarked
package io.sealane.conformance.port;

import org.jspecify.annotations.NullMarked;
