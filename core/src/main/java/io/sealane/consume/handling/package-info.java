/** One delivery in a handler's thread: read, guard, handle, and say what is to become of it. */
@NullMarked
package io.sealane.consume.handling;

import org.jspecify.annotations.NullMarked;
