/**
 * Dead letters: where a delivery goes that nobody could handle, and how an operator gets it back.
 */
@NullMarked
package io.sealane.transport.deadletter;

import org.jspecify.annotations.NullMarked;
