package io.lamina.service.tuning;

import io.lamina.service.training.ReplayBody.Difference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Holds two trials of one number against each other: what was proposed and what came of it, numbers by their bits. */
final class TrialDifference {
    private TrialDifference() {}

    /** The first value, or place of one, that differs; null: none does. One of two searches may have no such trial. */
    static @Nullable Difference ofProposals(@Nullable TuningTrial was, @Nullable TuningTrial is) {
        TuningTrial either = was == null ? is : was;
        if (either == null) {
            return null;
        }
        if (was == null || is == null) {
            return Difference.ofTrial(
                    either.number(),
                    Difference.PROPOSAL,
                    null,
                    was == null ? null : "tried",
                    is == null ? null : "tried");
        }
        return first(was.number(), Difference.PROPOSAL, proposed(was), proposed(is));
    }

    static @Nullable Difference ofObjectives(TuningTrial was, TuningTrial is) {
        // Boxed numbers are equal by their bits.
        return Objects.equals(was.objective(), is.objective())
                ? null
                : Difference.ofTrial(
                        was.number(), Difference.OBJECTIVE, null, text(was.objective()), text(is.objective()));
    }

    /** How and where they ended. */
    static @Nullable Difference ofEnds(TuningTrial was, TuningTrial is) {
        return first(was.number(), Difference.STATUS, end(was), end(is));
    }

    private static @Nullable Difference first(
            int number,
            String what,
            SequencedMap<String, @Nullable Object> expected,
            SequencedMap<String, @Nullable Object> actual) {
        for (Map.Entry<String, @Nullable Object> one : expected.entrySet()) {
            Object other = actual.remove(one.getKey());
            if (!Objects.equals(one.getValue(), other)) {
                return Difference.ofTrial(number, what, one.getKey(), text(one.getValue()), text(other));
            }
        }
        return actual.isEmpty()
                ? null
                : Difference.ofTrial(
                        number,
                        what,
                        actual.firstEntry().getKey(),
                        null,
                        text(actual.firstEntry().getValue()));
    }

    private static SequencedMap<String, @Nullable Object> proposed(TuningTrial trial) {
        SequencedMap<String, @Nullable Object> proposed =
                new LinkedHashMap<>(trial.proposal().values());
        // Two places may come to the same whole number, and tell a method that learns something else.
        trial.proposal().places().forEach((path, place) -> proposed.put("place of " + path, place));
        return proposed;
    }

    private static SequencedMap<String, @Nullable Object> end(TuningTrial trial) {
        SequencedMap<String, @Nullable Object> end = new LinkedHashMap<>();
        end.put("status", trial.status());
        end.put("rung", trial.rung());
        end.put("epochs", trial.epochs());
        end.put("bestEpoch", trial.bestEpoch());
        end.put("stoppedBy", trial.stoppedBy());
        end.put("failure", trial.failure());
        return end;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
