package io.sealane.jdbc.outbox;

import io.sealane.conformance.outbox.ForgetsOnlyWhatIsSent;
import io.sealane.conformance.outbox.HoldsOnlyWhatFails;
import io.sealane.conformance.outbox.KeepsOutboxOrder;
import io.sealane.conformance.outbox.RelaysWhatIsCommitted;
import io.sealane.conformance.outbox.SurvivesItsRelay;

/** Every promise of an outbox. */
interface JdbcOutboxKit
    extends RelaysWhatIsCommitted,
        KeepsOutboxOrder,
        HoldsOnlyWhatFails,
        SurvivesItsRelay,
        ForgetsOnlyWhatIsSent {}
