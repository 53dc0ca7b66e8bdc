/** Publishing: what an application calls, and the routes that events take. */
@NullMarked
package io.sealane.publish;

import org.jspecify.annotations.NullMarked;
