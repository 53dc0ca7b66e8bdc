/** Consuming: what an application writes, and how its handlers are run. */
@NullMarked
package io.sealane.consume;

import org.jspecify.annotations.NullMarked;
