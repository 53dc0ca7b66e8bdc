package io.sealane.codec.json;

import io.sealane.codec.EventType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/**
 * A type together with what reads and writes it, looked up once.
 *
 * @param type the type as the catalogue has it
 * @param serializer writes its data
 * @param deserializer reads its data
 */
record TypeBinding(
    EventType type, ValueSerializer<Object> serializer, ValueDeserializer<Object> deserializer) {}
