/** Calls and their failures. */
@NullMarked
package io.sealane.snssqs.call;

import org.jspecify.annotations.NullMarked;
