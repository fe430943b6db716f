package io.lamina.table.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.table.Table;
import io.lamina.table.TableException;
import io.lamina.table.TestTables;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KFoldTest {
    private static final Table NO_MATTER = TestTables.column("1", "2");

    private static int[] counts(int[] part, int[] classes, int count) {
        int[] counts = new int[count];
        Arrays.stream(part).forEach(row -> counts[classes[row]]++);
        return counts;
    }

    private static Table ofGroups(int[] groups) {
        return TestTables.csv(
                "g\n" + Arrays.stream(groups).mapToObj(group -> "g" + group).collect(Collectors.joining("\n")));
    }

    @Test
    void everyRowIsScoredOncePerRepeatByANetworkThatHasNotSeenIt() {
        Random random = new Random(1);
        for (int round = 0; round < 100; round++) {
            int count = 2 + random.nextInt(200);
            int folds = 2 + random.nextInt(Math.min(count - 1, 12));
            int repeats = folds == count ? 1 : 1 + random.nextInt(3);
            int[] classes = random.ints(count, 0, 1 + random.nextInt(4)).toArray();
            KFold strategy = new KFold(folds, repeats, random.nextBoolean(), null, 0.0);
            List<Split> splits = strategy.splits(NO_MATTER, TestTables.rows(count), classes, round);
            assertThat(splits).hasSize(folds * repeats).hasSize(strategy.parts());
            for (int repeat = 0; repeat < repeats; repeat++) {
                List<Split> once = splits.subList(repeat * folds, (repeat + 1) * folds);
                assertThat(once.stream()
                                .flatMapToInt(split -> Arrays.stream(split.test()))
                                .sorted())
                        .containsExactlyElementsOf(
                                Arrays.stream(TestTables.rows(count)).boxed().toList());
                assertThat(once.stream()
                                .map(split -> split.test().length)
                                .distinct()
                                .count())
                        .as("sizes of folds")
                        .isLessThanOrEqualTo(2);
            }
        }
    }

    @Test
    void classesOfFoldsDifferByOneRowAtMost() {
        Random random = new Random(2);
        for (int round = 0; round < 100; round++) {
            int classCount = 2 + random.nextInt(5);
            int[] classes = random.ints(20 + random.nextInt(300), 0, classCount)
                    .map(label -> label == 0 ? 0 : random.nextInt(label + 1))
                    .toArray();
            KFold strategy = new KFold(2 + random.nextInt(9), 1, true, null, 0.1);
            List<int[]> counts = strategy.splits(NO_MATTER, TestTables.rows(classes.length), classes, round).stream()
                    .map(split -> counts(split.test(), classes, classCount))
                    .toList();
            for (int label = 0; label < classCount; label++) {
                int which = label;
                int[] ofClass = counts.stream().mapToInt(fold -> fold[which]).toArray();
                int least = Arrays.stream(ofClass).min().orElseThrow();
                assertThat(Arrays.stream(ofClass).max().orElseThrow()).isBetween(least, least + 1);
            }
        }
    }

    @Test
    void aGroupIsScoredAsAWholeAndNeverHelpsToScoreItself() {
        Random random = new Random(3);
        for (int round = 0; round < 100; round++) {
            int groupCount = 6 + random.nextInt(30);
            int[] groups = IntStream.concat(IntStream.range(0, groupCount), random.ints(150, 0, groupCount))
                    .toArray();
            int[] classes = Arrays.stream(groups).map(group -> group % 3).toArray();
            KFold strategy = new KFold(2 + random.nextInt(5), 2, random.nextBoolean(), "g", 0.2);
            for (Split split : strategy.splits(ofGroups(groups), TestTables.rows(groups.length), classes, round)) {
                Set<Integer> scored = groupsOf(split.test(), groups);
                Set<Integer> stoppedBy = groupsOf(split.validation(), groups);
                assertThat(scored).isNotEmpty().doesNotContainAnyElementsOf(stoppedBy);
                assertThat(groupsOf(split.training(), groups))
                        .doesNotContainAnyElementsOf(scored)
                        .doesNotContainAnyElementsOf(stoppedBy);
            }
        }
    }

    private static Set<Integer> groupsOf(int[] part, int[] groups) {
        return Arrays.stream(part).mapToObj(row -> groups[row]).collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void foldsOfGroupsAreAsEvenAsTheGroupsAllow() {
        int[] sizes = {40, 30, 30, 20, 20, 20, 20, 10, 10};
        int[] groups = IntStream.range(0, sizes.length)
                .flatMap(group -> IntStream.range(0, sizes[group]).map(row -> group))
                .toArray();
        for (long seed = 0; seed < 20; seed++) {
            List<Split> splits = new KFold(4, 1, false, "g", 0.0)
                    .splits(ofGroups(groups), TestTables.rows(groups.length), null, seed);
            assertThat(splits).allSatisfy(split -> assertThat(split.test()).hasSize(50));
        }
    }

    @Test
    void stratifiedGroupsGiveEachFoldItsShareOfARareClass() {
        // Five groups of the rare class among fifty; groups of both kinds are of one size.
        int[] groups = IntStream.range(0, 500).map(row -> row / 10).toArray();
        int[] classes =
                Arrays.stream(groups).map(group -> group % 10 == 0 ? 1 : 0).toArray();
        for (long seed = 0; seed < 20; seed++) {
            List<Split> splits = new KFold(5, 1, true, "g", 0.0)
                    .splits(ofGroups(groups), TestTables.rows(groups.length), classes, seed);
            assertThat(splits)
                    .allSatisfy(split ->
                            assertThat(counts(split.test(), classes, 2)).containsExactly(90, 10));
        }
    }

    @Test
    void anotherSeedAndAnotherRepeatDealAnew() {
        int[] rows = TestTables.rows(100);
        KFold strategy = new KFold(5, 2, true, null, 0.0);
        List<Split> splits = strategy.splits(NO_MATTER, rows, null, 1);
        assertThat(splits.get(0).test()).isNotEqualTo(splits.get(5).test());
        assertThat(splits.get(0).test())
                .isNotEqualTo(strategy.splits(NO_MATTER, rows, null, 2).get(0).test());
    }

    /** 12 groups of 1 to 12 rows: by falling size there is one way to deal them. */
    private static final int[] OF_DISTINCT_SIZES = IntStream.rangeClosed(1, 12)
            .flatMap(size -> IntStream.range(0, size).map(row -> size))
            .toArray();

    @Test
    void eachRepeatDealsGroupsOfDistinctSizesAnew() {
        int[] classes = Arrays.stream(OF_DISTINCT_SIZES).map(group -> group % 2).toArray();
        for (boolean stratified : new boolean[] {false, true}) {
            List<Split> splits = new KFold(3, 5, stratified, "g", 0.0)
                    .splits(ofGroups(OF_DISTINCT_SIZES), TestTables.rows(78), classes, 1);
            Set<Set<Set<Integer>>> deals = new HashSet<>();
            for (int repeat = 0; repeat < 5; repeat++) {
                Set<Set<Integer>> folds = splits.subList(repeat * 3, repeat * 3 + 3).stream()
                        .map(split -> groupsOf(split.test(), OF_DISTINCT_SIZES))
                        .collect(Collectors.toSet());
                assertThat(folds.stream().mapToInt(Set::size).sum()).isEqualTo(12);
                deals.add(folds);
            }
            assertThat(deals).as("stratified: " + stratified).hasSize(5);
        }
    }

    @Test
    void foldsOfALaterRepeatDifferByTheLargestGroupAtMost() {
        for (long seed = 0; seed < 50; seed++) {
            List<Split> splits = new KFold(3, 4, false, "g", 0.0)
                    .splits(ofGroups(OF_DISTINCT_SIZES), TestTables.rows(78), null, seed);
            for (int repeat = 0; repeat < 4; repeat++) {
                int[] rows = splits.subList(repeat * 3, repeat * 3 + 3).stream()
                        .mapToInt(split -> split.test().length)
                        .sorted()
                        .toArray();
                assertThat(rows[2] - rows[0]).isLessThanOrEqualTo(repeat == 0 ? 1 : 12);
            }
        }
    }

    @Test
    void theFirstRepeatIsTheOneOfNoRepeats() {
        Table table = ofGroups(OF_DISTINCT_SIZES);
        List<Split> once = new KFold(3, 1, false, "g", 0.0).splits(table, TestTables.rows(78), null, 1);
        List<Split> often = new KFold(3, 5, false, "g", 0.0).splits(table, TestTables.rows(78), null, 1);
        for (int fold = 0; fold < 3; fold++) {
            assertThat(often.get(fold).test()).isEqualTo(once.get(fold).test());
        }
        assertThat(groupsOf(once.get(0).test(), OF_DISTINCT_SIZES)).containsExactlyInAnyOrder(12, 7, 6, 1);
    }

    @Test
    void repeatsOfTheOnlyWayToDealAreRefused() {
        assertThatThrownBy(() -> new KFold(3, 5, true, "g", null)
                        .splits(ofGroups(new int[] {0, 1, 2, 1}), TestTables.rows(4), null, 1))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("column g: its 3 groups of rows with a known target can be dealt to 3 folds in"
                        + " one way only, so repeats must be 1, got 5; or take fewer folds");
        assertThatThrownBy(() -> new KFold(4, 2, true, null, null).splits(NO_MATTER, TestTables.rows(4), null, 1))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("the 4 rows with a known target can be dealt to 4 folds in one way only");
    }

    @Test
    void rowsToStopEarlyByAreTakenFromTheTrainingRowsOfTheFold() {
        Split split = new KFold(5, 1, true, null, 0.25)
                .splits(NO_MATTER, TestTables.rows(100), new int[100], 1)
                .get(2);
        assertThat(split.test()).hasSize(20);
        assertThat(split.validation()).hasSize(20).doesNotContain(split.test());
        assertThat(split.training()).hasSize(60);
    }

    @Test
    void tooFewRowsOrGroupsForTheFoldsAreRefused() {
        assertThatThrownBy(() -> new KFold(5, 1, true, null, null).splits(NO_MATTER, TestTables.rows(4), null, 1))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("the 4 rows with a known target are too few for 5 folds");
        assertThatThrownBy(() -> new KFold(3, 1, true, "g", null)
                        .splits(ofGroups(new int[] {0, 1, 0, 1}), TestTables.rows(4), null, 1))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("column g: its 2 groups of rows with a known target are too few for 3 folds");
        assertThatThrownBy(() -> new KFold(2, 1, true, null, 0.5)
                        .splits(NO_MATTER, TestTables.rows(2), null, 1)
                        .get(0))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("set validationFraction to 0");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new KFold(1, 1, true, null, null)).hasMessageContaining("got 1 and 1");
        assertThatThrownBy(() -> new KFold(11, 10, true, null, null))
                .hasMessageContaining("at most 100, got 11 and 10");
        assertThatThrownBy(() -> new KFold(5, 1, true, null, 1.0)).hasMessageContaining("below 1, got 1.0");
    }
}
