/** Events kept as streams: what an aggregate has gone through, and all of it in one order. */
@NullMarked
package io.sealane.store.stream;

import org.jspecify.annotations.NullMarked;
