/** Dead letters, and how they are sent back. */
@NullMarked
package io.sealane.inmemory.deadletter;

import org.jspecify.annotations.NullMarked;
