package io.lamina.service.training;

import io.lamina.service.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many requests may have a table in memory at a time: as many as there are workers, which have one each. A request thread
 * costs nothing, so without a bound as many tables as requests would be there at once.
 *
 * <p>Safe for use by many threads.
 */
@Component
class TablesInHand {
    private static final Duration COME_BACK = Duration.ofSeconds(1);

    private final Semaphore places;
    private final Duration patience;

    @Autowired
    TablesInHand(@Value("${lamina.workers}") int most) {
        this(most, Duration.ofSeconds(10));
    }

    /** @param patience how long a request waits for others */
    TablesInHand(int most, Duration patience) {
        this.places = new Semaphore(most, true);
        this.patience = patience;
    }

    /**
     * Does what needs a table.
     *
     * @throws ProblemException 503 if too many others do for too long
     */
    <T> T use(Supplier<T> work) {
        if (!isAdmitted()) {
            throw ProblemException.unavailable(
                    "too many requests are reading tables at the moment; send it again", COME_BACK);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private boolean isAdmitted() {
        try {
            return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
