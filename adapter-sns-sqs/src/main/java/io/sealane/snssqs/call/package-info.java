/** Every call to the services: one port that the SDK stands behind, counted, and its failures. */
@NullMarked
package io.sealane.snssqs.call;

import org.jspecify.annotations.NullMarked;
