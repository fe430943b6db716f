package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QueueOrderTest {
    private static final UUID A1 = new UUID(1, 1);
    private static final UUID A2 = new UUID(1, 2);
    private static final UUID B1 = new UUID(1, 3);
    private static final UUID C1 = new UUID(1, 4);

    @Test
    void clientThatHoldsMoreComesLaterAndPriorityDecidesBetweenClientsOfOneStanding() {
        QueueOrder order = new QueueOrder(Map.of("a", new QueueOrder.Standing(1, Instant.EPOCH)));
        order.add("a", 100, A1);
        order.add("a", 0, A2);
        order.add("b", 0, B1);
        order.add("c", 1, C1);
        Map<UUID, QueuePlace> places = order.places(1);
        assertThat(places)
                .containsEntry(C1, new QueuePlace(1, new QueuePlace.Ahead(0, 0), 1))
                .containsEntry(B1, new QueuePlace(2, new QueuePlace.Ahead(0, 1), 1))
                .containsEntry(A1, new QueuePlace(3, new QueuePlace.Ahead(0, 2), 1))
                .containsEntry(A2, new QueuePlace(4, new QueuePlace.Ahead(1, 2), 1));
    }

    @Test
    void clientServedLongestAgoComesFirst() {
        QueueOrder order = new QueueOrder(Map.of(
                "a",
                new QueueOrder.Standing(0, Instant.EPOCH.plusSeconds(1)),
                "b",
                new QueueOrder.Standing(0, Instant.EPOCH)));
        order.add("a", 0, A1);
        order.add("b", 0, B1);
        order.add("c", 0, C1);
        assertThat(order.places(0).get(A1)).isEqualTo(new QueuePlace(3, new QueuePlace.Ahead(0, 2), 0));
        assertThat(order.places(0).get(C1)).isEqualTo(new QueuePlace(1, new QueuePlace.Ahead(0, 0), 0));
    }
}
