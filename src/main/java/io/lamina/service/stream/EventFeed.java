package io.lamina.service.stream;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * The events of one kind of resource, as the database tells them. Safe for many threads.
 *
 * @param <C> a place in the events of one resource, between two of them; a value with {@code equals}
 */
public interface EventFeed<C> {
    /** The present end of the events of each of these resources, by one query; a resource that is gone is left out. */
    Map<UUID, C> ends(Collection<UUID> ids);

    /** Whether something happened between a listener's place and the end. */
    boolean isBehind(C place, C end);

    /** What happened behind a place, oldest first, not more than is good to hold in memory. */
    EventPage<C> after(UUID id, C place);
}
