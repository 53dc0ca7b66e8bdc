/** What an outbox holds, on its way out while the application runs. */
@NullMarked
package io.sealane.publish.relay;

import org.jspecify.annotations.NullMarked;
