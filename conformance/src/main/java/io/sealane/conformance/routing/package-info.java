/** The promises about failures: retries, dead letters, expiry. */
@NullMarked
package io.sealane.conformance.routing;

import org.jspecify.annotations.NullMarked;
