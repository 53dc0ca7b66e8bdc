/** The kit, over real servers and through the proxy. */
@NullMarked
package io.sealane.snssqs.conformance;

import org.jspecify.annotations.NullMarked;
