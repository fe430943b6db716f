package io.lamina.service.idempotency;

import io.lamina.service.json.JsonWriter;
import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rows of keyed requests.
 *
 * <p>A request claims its row in a statement of its own, so that others with the same key learn at once that it runs; only one
 * insert of an id, and only one change of a claim, can succeed. It finishes the row in the transaction that creates, <em>by its
 * claim</em>: that commits exactly if nobody has taken the row over. A process that dies in between leaves a lease that runs out
 * after {@link #LEASE}; one that lives renews the leases of all its requests every {@link #RENEWAL} seconds. One that was frozen
 * for longer finds, when it wakes, no row to finish, and rolls back.
 */
@Component
class Ledger {
    /** How long a request that nobody renews stays claimed. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int RENEWAL = 10;
    private static final String AGAIN_SOON = "1";

    private static final String FIND =
            "select fingerprint, leased_until, created_at, status, location, body from keyed_request where id = ?";
    private static final String INSERT =
            "insert into keyed_request (id, fingerprint, claim, leased_until, created_at) values (?, ?, ?, ?, ?)";
    private static final String TAKE_OVER = "update keyed_request set fingerprint = ?, claim = ?, leased_until = ?,"
            + " created_at = ?, status = null, location = null, body = null"
            + " where id = ? and ((status is null and leased_until < ?) or created_at < ?)";
    private static final String FINISH = "update keyed_request set status = ?, location = ?, body = ?"
            + " where id = ? and claim = ? and status is null";
    private static final String RELEASE = "delete from keyed_request where id = ? and claim = ? and status is null";
    private static final String RENEW =
            "update keyed_request set leased_until = ? where id = ? and claim = ? and status is null";
    private static final String FORGET = "delete from keyed_request where created_at < ? and id in"
            + " (select id from keyed_request where created_at < ? order by created_at fetch first ? rows only)";

    private final JdbcTemplate jdbc;
    private final JsonWriter writer;
    private final InstantSource clock;
    private final Duration keep;
    private final Set<KeyClaim> held = ConcurrentHashMap.newKeySet();

    Ledger(
            JdbcTemplate jdbc,
            JsonWriter writer,
            InstantSource clock,
            @Value("${lamina.keep-idempotency-keys:24h}") Duration keep) {
        if (!keep.isPositive()) {
            throw new IllegalArgumentException("lamina.keep-idempotency-keys must be positive, got " + keep);
        }
        this.jdbc = jdbc;
        this.writer = writer;
        this.clock = clock;
        this.keep = keep;
    }

    private record Row(
            String fingerprint,
            Instant leasedUntil,
            Instant createdAt,
            @Nullable Integer status,
            @Nullable String location,
            @Nullable String body) {}

    /**
     * Claims a request for the caller.
     *
     * @throws ReplayException if it was carried out before
     * @throws ProblemException 409 while another carries it out, 422 if it asks for something else than the first did
     */
    KeyClaim claim(String request, String fingerprint) {
        KeyClaim claim = new KeyClaim(request, UUID.randomUUID());
        Instant now = clock.instant();
        Row known = find(request);
        boolean won = known == null ? insert(claim, fingerprint, now) : takeOver(claim, known, fingerprint, now);
        if (!won) {
            throw refusal(request, fingerprint);
        }
        held.add(claim);
        return claim;
    }

    /** Why a request cannot be claimed. */
    RuntimeException refusal(String request, String fingerprint) {
        Row row = find(request);
        if (row != null && !row.fingerprint().equals(fingerprint)) {
            return ProblemException.invalidRequest(List.of(ProblemError.header(
                    KeyHeader.NAME, "was sent before with another request; a key stands for one request only")));
        }
        if (row == null || row.status() == null) {
            // No row: another is just coming or has just failed.
            return new ProblemException(
                    ProblemType.CONFLICT,
                    "a request with this " + KeyHeader.NAME + " is being carried out; send it again for its answer",
                    List.of(),
                    Map.of("Retry-After", AGAIN_SOON));
        }
        return new ReplayException(row.status(), row.location(), String.valueOf(row.body()));
    }

    private @Nullable Row find(String request) {
        List<Row> rows = jdbc.query(FIND, (row, index) -> read(row), request);
        return rows.isEmpty() ? null : rows.getFirst();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getString("fingerprint"),
                row.getObject("leased_until", OffsetDateTime.class).toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("status", Integer.class),
                row.getString("location"),
                row.getString("body"));
    }

    private boolean insert(KeyClaim claim, String fingerprint, Instant now) {
        try {
            jdbc.update(INSERT, claim.request(), fingerprint, claim.token(), time(now.plus(LEASE)), time(now));
            return true;
        } catch (DataAccessException e) {
            // Databases name this loss in several ways; it is one if another's row is there now.
            if (find(claim.request()) == null) {
                throw e;
            }
            return false;
        }
    }

    private boolean takeOver(KeyClaim claim, Row row, String fingerprint, Instant now) {
        Instant tooOld = now.minus(keep);
        boolean isFree = row.createdAt().isBefore(tooOld)
                || (row.status() == null && row.leasedUntil().isBefore(now));
        return isFree
                && jdbc.update(
                                TAKE_OVER,
                                fingerprint,
                                claim.token(),
                                time(now.plus(LEASE)),
                                time(now),
                                claim.request(),
                                time(now),
                                time(tooOld))
                        == 1;
    }

    /**
     * Stores the first answer, in the caller's transaction.
     *
     * @throws ClaimLostException if another has taken the request over: the transaction must not commit
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void finish(KeyClaim claim, ResponseEntity<?> answer) {
        URI location = answer.getHeaders().getLocation();
        Object body = answer.getBody();
        int changed = jdbc.update(
                FINISH,
                answer.getStatusCode().value(),
                location == null ? null : location.toString(),
                body == null ? "" : writer.text(body),
                claim.request(),
                claim.token());
        if (changed == 0) {
            throw new ClaimLostException();
        }
    }

    /** Ends a claim; the key of a request that came to nothing is free again. */
    void release(KeyClaim claim, boolean cameToNothing) {
        held.remove(claim);
        if (!cameToNothing) {
            return;
        }
        try {
            jdbc.update(RELEASE, claim.request(), claim.token());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("cannot free an idempotency key, which its lease will do: {}", e.getMessage());
        }
    }

    /** Renews what this process is working on. */
    @Scheduled(fixedDelay = RENEWAL, timeUnit = TimeUnit.SECONDS)
    void renew() {
        List<KeyClaim> claims = List.copyOf(held);
        if (claims.isEmpty()) {
            return;
        }
        OffsetDateTime until = time(clock.instant().plus(LEASE));
        try {
            jdbc.batchUpdate(RENEW, claims, claims.size(), (statement, claim) -> {
                statement.setObject(1, until);
                statement.setString(2, claim.request());
                statement.setObject(3, claim.token());
            });
        } catch (DataAccessException | TransactionException e) {
            // Late renewal is harmless: whoever takes over is the only one to finish.
            LOG.warn("cannot renew the leases of requests: {}", e.getMessage());
        }
    }

    /** Removes the oldest keys that need not be remembered any more. */
    int forget(Instant now, int limit) {
        OffsetDateTime tooOld = time(now.minus(keep));
        return jdbc.update(FORGET, tooOld, tooOld, limit);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
