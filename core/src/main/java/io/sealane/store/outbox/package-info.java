/** Events that wait within the application's own transaction until they may leave. */
@NullMarked
package io.sealane.store.outbox;

import org.jspecify.annotations.NullMarked;
