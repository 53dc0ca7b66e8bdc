/** Receiving, on the wire. */
@NullMarked
package io.sealane.snssqs.receive;

import org.jspecify.annotations.NullMarked;
