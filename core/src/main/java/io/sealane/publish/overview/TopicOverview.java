package io.sealane.publish.overview;

/**
 * A topic that an application knows.
 *
 * @param name its name
 * @param ordered whether events of one key stay in order on their way
 * @param published whether a route leads to it
 * @param transport what it is on, in words
 */
public record TopicOverview(String name, boolean ordered, boolean published, String transport) {}
