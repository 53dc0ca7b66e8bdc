/**
 * What an adapter implements: {@link io.sealane.transport.Transport} and the values it speaks in.
 */
@NullMarked
package io.sealane.transport;

import org.jspecify.annotations.NullMarked;
