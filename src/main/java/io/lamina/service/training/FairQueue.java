package io.lamina.service.training;

import io.lamina.service.problem.FullQueue;
import io.lamina.service.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The order of the queue, and its bound.
 *
 * <p>The next job is of the client that holds the fewest running jobs; among those of the client that was served longest ago; of its jobs
 * the one of the highest priority, and of those the oldest. So a priority, which anybody may name, moves a client's own jobs only. Clients are found by hopping through an index from name to name, and
 * of each only its own head is looked at, so a claim costs as much with ten thousand queued jobs as with ten.
 *
 * <p>Two workers that claim in the same moment do not see each other's claim, and may both serve one client where they would have
 * served two; the claims after them put it right. A lock would prevent that, and a process that froze while it held the lock
 * would stop everybody.
 */
@Component
class FairQueue {
    private static final Duration COME_BACK = Duration.ofSeconds(5);

    /** The order names every column of its index: another index by client would be read past all jobs that have ended. */
    private static final String NEXT_CLIENT = "select client from training_job where status = 'QUEUED' and client > ?"
            + " order by status, client, priority desc, id fetch first 1 row only";

    /** Jobs that workers hold for the client c, and when one of its jobs was last taken. */
    private static final String STANDING = """
            select c.client,
                (select count(*) from training_job h
                    where h.status in ('RUNNING', 'CANCELLING') and h.client = c.client and h.token is not null) as held,
                (select s.claimed_at from training_job s where s.client = c.client and s.claimed_at is not null
                    order by s.client desc, s.claimed_at desc fetch first 1 row only) as served
            """;

    private static final String TURNS = "select t.client from (" + STANDING + """
            , (select q.id from training_job q where q.status = 'QUEUED' and q.client = c.client
                and (q.not_before is null or q.not_before <= ?)
                order by q.status, q.client, q.priority desc, q.id fetch first 1 row only) as head
            from (values %s) as c (client)) t
            join training_job j on j.id = t.head
            order by t.held, t.served nulls first, j.priority desc, j.id
            """;

    private static final String STANDINGS = STANDING + " from (values %s) as c (client)";

    private static final String QUEUED = "select client, priority, id from training_job where status = 'QUEUED'"
            + " order by status, client, priority desc, id";

    /**
     * What a client has asked for, once: of parts only the first trial, which stands for its tuning job until that has begun. The first may
     * have another number than 1, for what was proposed before may have been no configuration.
     */
    private static final String ASKED_FOR = " and (parent_id is null or (kind = 'TRIAL' and not exists"
            + " (select 1 from training_job e where e.parent_id = q.parent_id and e.part < q.part)))";

    private final JdbcTemplate jdbc;
    private final int capacity;

    FairQueue(JdbcTemplate jdbc, @Value("${lamina.queue-capacity}") int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("lamina.queue-capacity must be at least 1, got " + capacity);
        }
        this.jdbc = jdbc;
        this.capacity = capacity;
    }

    /**
     * Refuses a job if the queue is full; part of the transaction that queues it. A client of whom no job waits is let in all the same, with
     * one: nobody can fill the queue for everybody. Submissions in the same moment do not see each
     * other, so the queue may grow beyond its capacity by as many jobs as are submitted at once: at most one per connection of each
     * process. Jobs that workers give back are never refused, and the parts of a job have come in with it: they do not count.
     *
     * @throws ProblemException 429 with the state of the queue
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void admit(String client) {
        long queued = count("select count(*) from training_job q where status = 'QUEUED'" + ASKED_FOR);
        if (queued < capacity) {
            return;
        }
        long ofYours =
                count("select count(*) from training_job q where status = 'QUEUED' and client = ?" + ASKED_FOR, client);
        if (ofYours > 0) {
            throw ProblemException.queueFull(new FullQueue(queued, capacity, ofYours), COME_BACK);
        }
    }

    private long count(String sql, Object... arguments) {
        Long counted = jdbc.queryForObject(sql, Long.class, arguments);
        return counted == null ? 0 : counted;
    }

    /** Clients with a job that is due, in the order in which they are to be served. */
    @Transactional(readOnly = true)
    public List<String> turns(Instant now) {
        List<String> clients = clients();
        List<Object> arguments = new ArrayList<>(List.of(now.atOffset(ZoneOffset.UTC)));
        arguments.addAll(clients);
        return clients.isEmpty()
                ? List.of()
                : jdbc.query(
                        TURNS.formatted(values(clients)), (row, index) -> row.getString("client"), arguments.toArray());
    }

    /** Clients with queued jobs: hops from name to name, since the embedded database knows no recursive query that could. */
    private List<String> clients() {
        List<String> clients = new ArrayList<>();
        List<String> next = jdbc.query(NEXT_CLIENT, (row, index) -> row.getString("client"), "");
        while (!next.isEmpty()) {
            clients.addAll(next);
            next = jdbc.query(NEXT_CLIENT, (row, index) -> row.getString("client"), next.getLast());
        }
        return clients;
    }

    private static String values(List<String> clients) {
        return String.join(", ", Collections.nCopies(clients.size(), "(cast(? as varchar(100)))"));
    }

    /** When a worker may take the next job that waits, in the past if it may now; null if there is none. */
    @Transactional(readOnly = true)
    public @Nullable Instant nextDue() {
        OffsetDateTime due = jdbc.queryForObject(
                "select min(coalesce(not_before, created_at)) from training_job"
                        + " where status in ('QUEUED', 'CANCELLING') and token is null",
                OffsetDateTime.class);
        return due == null ? null : due.toInstant();
    }

    /** Where every job stands that waits. Reads the whole queue, which is bounded, and no row of it twice. */
    @Transactional(readOnly = true)
    public Map<UUID, QueuePlace> places() {
        List<String> clients = clients();
        if (clients.isEmpty()) {
            return Map.of();
        }
        Map<String, QueueOrder.Standing> standings = new HashMap<>();
        jdbc.query(
                STANDINGS.formatted(values(clients)),
                row -> {
                    OffsetDateTime served = row.getObject("served", OffsetDateTime.class);
                    standings.put(
                            row.getString("client"),
                            new QueueOrder.Standing(row.getLong("held"), served == null ? null : served.toInstant()));
                },
                clients.toArray());
        QueueOrder order = new QueueOrder(standings);
        jdbc.query(QUEUED, row -> {
            order.add(row.getString("client"), row.getInt("priority"), row.getObject("id", UUID.class));
        });
        return order.places(count(
                "select count(*) from training_job where status in ('RUNNING', 'CANCELLING') and token is not null"));
    }
}
