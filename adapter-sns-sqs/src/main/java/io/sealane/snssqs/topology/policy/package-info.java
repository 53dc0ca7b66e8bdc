/** Policies of queues and subscriptions, compared by what they say. */
@NullMarked
package io.sealane.snssqs.topology.policy;

import org.jspecify.annotations.NullMarked;
