package io.lamina.service.stream;

/**
 * Some consecutive events of one resource.
 *
 * @param text the events as they are sent; empty: none
 * @param end the place behind the last of them
 * @param hasMore whether there is certainly more to read by now
 * @param isLast whether nothing will ever happen behind it
 */
public record EventPage<C>(String text, C end, boolean hasMore, boolean isLast) {}
