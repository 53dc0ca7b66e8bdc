package io.sealane.jdbc.eventstore;

import io.sealane.store.stream.StoredEvent;
import java.sql.Connection;

/**
 * What a projection works with besides the event. Valid until the handler returns.
 *
 * @param stored the event with its metadata and its place
 * @param connection in the transaction that commits what the handler writes together with how far
 *     the projection has come; neither to be closed nor committed
 */
public record ProjectionContext(StoredEvent stored, Connection connection) {}
