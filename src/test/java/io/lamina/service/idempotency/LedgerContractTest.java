package io.lamina.service.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.service.Databases;
import io.lamina.service.json.JsonWriter;
import io.lamina.service.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What processes that share a database may rely on; one subclass per database. Two ledgers are two processes. */
abstract class LedgerContractTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final ResponseEntity<Map<String, String>> ANSWER =
            ResponseEntity.status(201).header("Location", "/x/1").body(Map.of("id", "1"));

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private JdbcTemplate jdbc = new JdbcTemplate();
    private TransactionTemplate transaction = new TransactionTemplate();
    private Ledger here = ledger();
    private Ledger there = ledger();

    abstract DataSource database();

    @BeforeEach
    void open() {
        jdbc = Databases.migrate(database());
        jdbc.update("delete from keyed_request");
        transaction = new TransactionTemplate(new JdbcTransactionManager(database()));
        here = ledger();
        there = ledger();
    }

    private Ledger ledger() {
        return new Ledger(jdbc, new JsonWriter(), now::get, Duration.ofHours(24));
    }

    @Test
    void keysThatWouldBeForgottenAtOnceAreRefused() {
        assertThatThrownBy(() -> new Ledger(jdbc, new JsonWriter(), now::get, Duration.ZERO))
                .hasMessage("lamina.keep-idempotency-keys must be positive, got PT0S");
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private void finish(Ledger ledger, KeyClaim claim) {
        transaction.executeWithoutResult(status -> ledger.finish(claim, ANSWER));
    }

    private static void assertRefused(Ledger ledger, String fingerprint, int status) {
        assertThatThrownBy(() -> ledger.claim("r", fingerprint))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type().status()).isEqualTo(status));
    }

    @Test
    void finishedRequestIsReplayedByEveryProcess() {
        KeyClaim claim = here.claim("r", "f");
        assertRefused(there, "f", 409);
        finish(here, claim);
        here.release(claim, false);
        assertThatThrownBy(() -> there.claim("r", "f")).isInstanceOfSatisfying(ReplayException.class, replay -> {
            assertThat(replay.status()).isEqualTo(201);
            assertThat(replay.location()).isEqualTo("/x/1");
            assertThat(replay.body()).isEqualTo("{\"id\":\"1\"}");
        });
        assertRefused(there, "other", 422);
    }

    @Test
    void answerThatIsRolledBackWasNeverGiven() {
        KeyClaim claim = here.claim("r", "f");
        transaction.executeWithoutResult(status -> {
            here.finish(claim, ANSWER);
            status.setRollbackOnly();
        });
        assertRefused(there, "f", 409);
        here.release(claim, true);
        finish(there, there.claim("r", "corrected"));
    }

    @Test
    void leaseOfADeadProcessIsTakenOverAndTheDeadOneCannotFinish() {
        KeyClaim dead = here.claim("r", "f");
        pass(Ledger.LEASE.plusMillis(1));
        KeyClaim alive = there.claim("r", "f");
        assertThatThrownBy(() -> finish(here, dead)).isInstanceOf(ClaimLostException.class);
        // Its clearing up does no harm either.
        here.release(dead, true);
        finish(there, alive);
        assertThatThrownBy(() -> finish(here, dead)).isInstanceOf(ClaimLostException.class);
    }

    @Test
    void claimOfAFrozenProcessDoesNotFitALaterRowOfTheSameRequest() {
        KeyClaim frozen = here.claim("r", "f");
        pass(Ledger.LEASE.plusMillis(1));
        there.release(there.claim("r", "f"), true);
        KeyClaim later = there.claim("r", "f");
        assertThatThrownBy(() -> finish(here, frozen)).isInstanceOf(ClaimLostException.class);
        finish(there, later);
    }

    @Test
    void renewedLeaseIsNotTakenOver() {
        KeyClaim claim = here.claim("r", "f");
        pass(Ledger.LEASE.minusSeconds(1));
        here.renew();
        pass(Ledger.LEASE.minusSeconds(1));
        assertRefused(there, "f", 409);
        finish(here, claim);
    }

    @Test
    void endedRequestIsNotRenewed() {
        here.release(here.claim("r", "f"), false);
        pass(Ledger.LEASE.minusSeconds(1));
        here.renew();
        pass(Duration.ofSeconds(2));
        finish(there, there.claim("r", "f"));
    }

    @Test
    void onlyOneOfManyClaimsIsGiven() throws Exception {
        for (int round = 0; round < 5; round++) {
            List<Future<Boolean>> claims = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                for (int i = 0; i < 500; i++) {
                    Ledger ledger = i % 2 == 0 ? here : there;
                    claims.add(threads.submit(() -> isClaimed(ledger)));
                }
            }
            int given = 0;
            for (Future<Boolean> claim : claims) {
                given += claim.get() ? 1 : 0;
            }
            assertThat(given).isEqualTo(1);
            // From the second round on they race to take over.
            pass(Ledger.LEASE.plusMillis(1));
        }
    }

    private static boolean isClaimed(Ledger ledger) {
        try {
            ledger.claim("r", "f");
            return true;
        } catch (ProblemException e) {
            assertThat(e.type().status()).isEqualTo(409);
            return false;
        }
    }

    @Test
    void oldKeysAreFreeAndForgottenTheOldestFirst() {
        for (int i = 0; i < 5; i++) {
            KeyClaim claim = here.claim("r" + i, "f");
            finish(here, claim);
            pass(Duration.ofMinutes(1));
        }
        // The first four are then older than a day.
        pass(Duration.ofHours(24).minusSeconds(90));
        assertThat(here.forget(now.get(), 3)).isEqualTo(3);
        assertThat(jdbc.queryForList("select id from keyed_request order by id", String.class))
                .containsExactly("r3", "r4");
        finish(there, there.claim("r3", "another"));
        assertThat(here.forget(now.get(), 10)).isZero();
    }
}
