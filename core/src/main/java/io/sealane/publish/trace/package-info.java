/** Publishing as a tracer sees it. */
@NullMarked
package io.sealane.publish.trace;

import org.jspecify.annotations.NullMarked;
