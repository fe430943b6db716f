package io.lamina.service.training;

import io.lamina.service.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How long work that has ended is kept: {@code lamina.keep-jobs}; without the setting for ever. */
@Component
public class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final @Nullable Duration keep;

    Retention(@Value("${lamina.keep-jobs:#{null}}") @Nullable Duration keep) {
        if (keep != null && !keep.isPositive()) {
            throw new IllegalArgumentException("lamina.keep-jobs must be positive, got " + keep);
        }
        this.keep = keep;
    }

    /**
     * Deletes what has been kept long enough, each by itself.
     *
     * @param finishedBefore some of what ended before a moment
     * @param delete throws a {@link ProblemException} if it is gone already
     * @return how many were deleted
     */
    public int clean(Instant now, Function<Instant, List<UUID>> finishedBefore, Consumer<UUID> delete) {
        if (keep == null) {
            return 0;
        }
        int removed = 0;
        for (UUID id : finishedBefore.apply(now.minus(keep))) {
            try {
                delete.accept(id);
                removed++;
            } catch (ProblemException e) {
                LOG.debug("job {} is gone already", id, e);
            }
        }
        return removed;
    }
}
