/** What the cases of an outbox work with: instances that relay and die, and where they send to. */
@NullMarked
package io.sealane.conformance.relay;

import org.jspecify.annotations.NullMarked;
