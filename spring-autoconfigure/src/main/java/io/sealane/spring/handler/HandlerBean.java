package io.sealane.spring.handler;

import io.sealane.consume.ContextHandler;
import io.sealane.event.DomainEvent;
import java.util.List;

/**
 * A bean that handles events, not looked at before its first event.
 *
 * @param name the bean's name
 * @param type the type of its events
 * @param subscription the name of its subscription, empty for the application's own
 * @param topics where its events come from, empty for where they are published to
 * @param handler calls the bean
 */
record HandlerBean(
    String name,
    Class<? extends DomainEvent> type,
    String subscription,
    List<String> topics,
    ContextHandler<DomainEvent> handler) {}
