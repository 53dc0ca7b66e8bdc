/** Processes that end in the middle of something, and others that go on where they were. */
@NullMarked
package io.sealane.snssqs.crash;

import org.jspecify.annotations.NullMarked;
