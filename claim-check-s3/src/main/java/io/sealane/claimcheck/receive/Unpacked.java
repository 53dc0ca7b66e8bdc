package io.sealane.claimcheck.receive;

import io.sealane.error.Failure;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.Settlement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a receive came to.
 *
 * @param deliveries that can be handed over, in the order in which they came
 * @param back what goes back to the broker
 * @param failure of the store, or null if it answered
 */
record Unpacked(List<Delivery> deliveries, List<Settlement> back, @Nullable Failure failure) {}
