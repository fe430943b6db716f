package io.lamina.table.split;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import io.lamina.table.split.Split.Part;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps whole groups back: rows of one patient, machine or user are all in the same part.
 *
 * <p>Of n rows, {@code round(n · fraction)} are wanted for each part whose fraction is above 0. The groups are looked at in a random
 * order (a Fisher–Yates shuffle with {@link Random}, whose sequence Java specifies), for the test first; a part takes each group that
 * brings its rows nearer to their number, and the smallest that is left if none does. Every part, training among them, has a group.
 */
@Kind(
        formula = "parts of whole groups, of about n · fraction rows each",
        use =
                "When rows of one group are alike and new rows will be of new groups: no score profits from having met a group.")
public record Group(
        @Setting(
                doc = "Column whose values say which rows belong together; it is no feature unless named among them.",
                min = 1,
                example = "\"patient\"")
        String groupColumn,

        @Setting(
                doc = "Share of the rows, in whole groups, kept back to stop early by and to score on.",
                defaultValue = "" + PartFractions.DEFAULT_VALIDATION,
                min = 0,
                max = 1,
                exclusiveMax = true)
        double validationFraction,

        @Setting(
                doc = "Share of the rows, in whole groups, that only the final score sees.",
                defaultValue = "0.0",
                min = 0,
                max = 1,
                exclusiveMax = true)
        double testFraction)
        implements ValidationStrategy {
    /** Checks that something is left to train on. */
    public Group {
        PartFractions.check(validationFraction, testFraction);
    }

    @Override
    public Map<String, String> columns() {
        return Map.of("groupColumn", groupColumn);
    }

    @Override
    public Set<String> columnsOfDivision() {
        return Set.of(groupColumn);
    }

    @Override
    public List<Split> splits(Table table, int[] rows, int @Nullable [] classes, long seed) {
        int[] ascending = rows.clone();
        Arrays.sort(ascending);
        RowGroups groups = RowGroups.of(table.column(groupColumn), ascending);
        int[] sizes = groups.sizes();
        int needed = 1 + (validationFraction > 0 ? 1 : 0) + (testFraction > 0 ? 1 : 0);
        if (groups.count() < needed) {
            throw new TableException(TableError.ofColumn(
                    groupColumn,
                    "has " + groups.count() + (groups.count() == 1 ? " group" : " groups")
                            + " of rows with a known target, but " + needed + " parts need at least one each"));
        }
        int[] order = shuffled(groups.count(), seed);
        Part[] parts = new Part[groups.count()];
        Arrays.fill(parts, Part.TRAINING);
        assign(parts, order, sizes, Part.TEST, PartFractions.rows(rows.length, testFraction), needed - 1);
        assign(parts, order, sizes, Part.VALIDATION, PartFractions.rows(rows.length, validationFraction), 1);
        return List.of(Split.of(ascending, i -> parts[groups.index()[i]]));
    }

    private static int[] shuffled(int count, long seed) {
        int[] order = IntStream.range(0, count).toArray();
        Random random = new Random(seed);
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        return order;
    }

    /** Gives groups that are still in training to a part; so many stay as the other parts need. */
    private static void assign(Part[] parts, int[] order, int[] sizes, Part part, int wanted, int othersNeed) {
        if (wanted == 0) {
            return;
        }
        int[] free = Arrays.stream(order)
                .filter(group -> parts[group] == Part.TRAINING)
                .toArray();
        int taken = 0;
        int rows = 0;
        for (int group : free) {
            boolean nearer = Math.abs(rows + sizes[group] - wanted) < Math.abs(rows - wanted);
            if (nearer && free.length - taken > othersNeed) {
                parts[group] = part;
                rows += sizes[group];
                taken++;
            }
        }
        if (taken == 0) {
            int smallest = free[0];
            for (int group : free) {
                smallest = sizes[group] < sizes[smallest] ? group : smallest;
            }
            parts[smallest] = part;
        }
    }
}
