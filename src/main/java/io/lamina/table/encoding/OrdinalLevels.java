package io.lamina.table.encoding;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.scaling.FittedScale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scaled rank of the level of the cell, then an input for each of "missing" and "other" that {@link OneHotLevels} would have, 1 if the
 * cell is that and else 0. What is no level has no rank: its first input is 0, the mean of the training rows.
 *
 * <p>Labels are matched, and missing and unseen ones taken, by the rules of {@link OneHotLevels}.
 */
@Kind(
        formula = "x[0] = scale(rank of the level), x[1 …] = 1 if missing, 1 if other",
        use = "What a categorical column with an order becomes.")
public record OrdinalLevels(
        @Setting(doc = "The levels and what missing and unseen labels become.")
        OneHotLevels levels,

        @Setting(doc = "The rank of each level from 0 for the lowest, in the order of the levels.", min = 1)
        List<Integer> ranks,

        @Setting(doc = "Scale of the ranks, with the statistics of the training rows.")
        FittedScale scale)
        implements ColumnEncoder {
    /** Copies the ranks. */
    public OrdinalLevels {
        ranks = List.copyOf(ranks);
        if (ranks.size() != levels.levels().size()) {
            throw new IllegalArgumentException("ranks must be as many as the "
                    + levels.levels().size() + " levels of column " + levels.column() + ", got " + ranks.size());
        }
    }

    @Override
    public String column() {
        return levels.column();
    }

    @Override
    public ColumnType type() {
        return levels.type();
    }

    @Override
    public int width() {
        return 1 + levels.width() - ranks.size();
    }

    @Override
    public Input input() {
        return levels.input();
    }

    @Override
    public void encode(Column cells, int row, float[] target, int offset) {
        write(levels.index(cells, row), target, offset);
    }

    @Override
    public void encode(@Nullable Object value, float[] target, int offset, Findings findings) {
        write(levels.index(value, findings), target, offset);
    }

    private void write(int index, float[] target, int offset) {
        boolean ranked = index >= 0 && index < ranks.size();
        target[offset] = ranked ? ColumnEncoder.bounded(scale.apply(ranks.get(index))) : 0;
        for (int flag = 1; flag < width(); flag++) {
            target[offset + flag] = index == ranks.size() + flag - 1 ? 1 : 0;
        }
    }

    /** The level of the nearest rank, unless the cell is more likely missing or another one than not. */
    @Override
    public @Nullable Object decode(float[] values, int offset, Findings findings) {
        for (int flag = 1; flag < width(); flag++) {
            if (values[offset + flag] >= 0.5f) {
                findings.warn(column(), PredictionWarning.NO_VALUE, levels.notLevel(ranks.size() + flag - 1));
                return null;
            }
        }
        double rank = scale.invert(values[offset]);
        int nearest = 0;
        for (int i = 1; i < ranks.size(); i++) {
            if (Math.abs(ranks.get(i) - rank) < Math.abs(ranks.get(nearest) - rank)) {
                nearest = i;
            }
        }
        return levels.levels().get(nearest);
    }
}
