package io.lamina.service.training;

import io.lamina.nn.diagnostics.Finding;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something about a job that its owner should know.
 *
 * @param code a stable word in snake_case, listed in {@code docs/training.md}
 */
@Described("What the owner of a job should know.")
public record JobWarning(
        @Setting(doc = "A stable word in snake_case.", example = "\"vanishing_gradients\"")
        String code,

        @Setting(doc = "The column it concerns; null if none.") @Nullable
        String column,

        @Setting(
                doc = "The layer it concerns, as the configuration calls it; null if none.",
                example = "\"network.hiddenLayers.0\"")
        @Nullable
        String layer,

        @Setting(doc = "What was found, with the figures, and what to try.")
        String detail) {
    static JobWarning ofTable(String code, @Nullable String column, String detail) {
        return new JobWarning(code, column, null, detail);
    }

    /** Of the job as a whole. */
    public static JobWarning ofJob(String code, String detail) {
        return new JobWarning(code, null, null, detail);
    }

    /** The same as a warning about a part of the job. */
    JobWarning of(String part) {
        return new JobWarning(code, column, layer, part + ": " + detail);
    }

    /** Whether another says the same, with other figures or of another part of the job. */
    boolean isLike(JobWarning other) {
        return code.equals(other.code) && Objects.equals(column, other.column) && Objects.equals(layer, other.layer);
    }

    static JobWarning of(Finding finding) {
        return new JobWarning(
                finding.code().name().toLowerCase(Locale.ROOT),
                null,
                finding.layer(),
                finding.layer() + ": " + finding.detail() + "; " + finding.advice());
    }
}
