package io.sealane.conformance.kit;

import io.sealane.conformance.consuming.HandlesAtLeastOnce;
import io.sealane.conformance.consuming.HandlesOnceGuarded;
import io.sealane.conformance.fidelity.Interoperates;
import io.sealane.conformance.fidelity.KeepsMetadata;
import io.sealane.conformance.lifecycle.KeepsSecrets;
import io.sealane.conformance.lifecycle.StopsCleanly;
import io.sealane.conformance.lifecycle.SurvivesOutages;
import io.sealane.conformance.ordering.BoundsConcurrency;
import io.sealane.conformance.ordering.KeepsHandlingOrder;
import io.sealane.conformance.ownership.KeepsLeases;
import io.sealane.conformance.ownership.SettlesTruly;
import io.sealane.conformance.port.AnswersPerMessage;
import io.sealane.conformance.port.CarriesAttributes;
import io.sealane.conformance.port.CarriesBodies;
import io.sealane.conformance.port.Deduplicates;
import io.sealane.conformance.port.DelaysRedelivery;
import io.sealane.conformance.port.DeliversToSubscription;
import io.sealane.conformance.port.EndsCleanly;
import io.sealane.conformance.port.ExtendsLeases;
import io.sealane.conformance.port.FiltersByType;
import io.sealane.conformance.port.KeepsDeadLetters;
import io.sealane.conformance.port.KeepsHistory;
import io.sealane.conformance.port.KeepsKeyOrder;
import io.sealane.conformance.port.RedeliversUntilSettled;
import io.sealane.conformance.port.RedrivesDeadLetters;
import io.sealane.conformance.publishing.AnswersTruly;
import io.sealane.conformance.publishing.PacksBatches;
import io.sealane.conformance.publishing.PublishesConcurrently;
import io.sealane.conformance.routing.BuriesDeadLetters;
import io.sealane.conformance.routing.RetriesAsTold;

/**
 * Every promise of a transport: what a test class of an adapter implements, and with it the fixture
 * of {@link io.sealane.conformance.Promise}.
 */
public interface TransportKit
    extends AnswersPerMessage,
        AnswersTruly,
        BoundsConcurrency,
        BuriesDeadLetters,
        CarriesAttributes,
        CarriesBodies,
        Deduplicates,
        DelaysRedelivery,
        DeliversToSubscription,
        EndsCleanly,
        ExtendsLeases,
        FiltersByType,
        HandlesAtLeastOnce,
        HandlesOnceGuarded,
        Interoperates,
        KeepsDeadLetters,
        KeepsHandlingOrder,
        KeepsHistory,
        KeepsKeyOrder,
        KeepsLeases,
        KeepsMetadata,
        KeepsSecrets,
        PacksBatches,
        PublishesConcurrently,
        RedeliversUntilSettled,
        RedrivesDeadLetters,
        RetriesAsTold,
        SettlesTruly,
        StopsCleanly,
        SurvivesOutages {}
