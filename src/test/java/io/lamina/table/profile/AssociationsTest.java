package io.lamina.table.profile;

import static io.lamina.table.TestTables.csv;
import static io.lamina.table.TestTables.dataset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.table.Table;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssociationsTest {
    private static Association of(Table table, String column, String target, boolean labelled) {
        return Associations.of(table.column(column), table.column(target), labelled);
    }

    private static void assertAssociation(Association association, String method, double value) {
        assertThat(association.method()).isEqualTo(method);
        assertThat(association.value()).isCloseTo(value, within(1e-9));
        assertThat(association.reason()).isNull();
    }

    @Test
    void numbersAreComparedByPearson() {
        Table table = csv("x,y\n1,2\n2,1\n3,5\n4,4\nNA,9\n5,NA\n");
        // numpy.corrcoef([1, 2, 3, 4], [2, 1, 5, 4])
        assertAssociation(of(table, "x", "y", false), "pearson", 0.7071067811865475);
        assertAssociation(of(csv("x,y\n1,-2\n2,-4\n3,-6\n"), "x", "y", false), "pearson", 1);
    }

    @Test
    void numbersAndLabelsAreComparedByTheCorrelationRatio() {
        Table table = csv("x,y\n1,a\n2,a\n4,b\n6,b\n11,c\n");
        // between 2·(1.5 − 4.8)² + 2·(5 − 4.8)² + (11 − 4.8)² = 60.3; total 62.8
        assertAssociation(of(table, "x", "y", true), "correlation_ratio", Math.sqrt(60.3 / 62.8));
        assertAssociation(of(table, "y", "x", false), "correlation_ratio", Math.sqrt(60.3 / 62.8));
    }

    @Test
    void labelsAreComparedByCramersV() {
        // scipy.stats.contingency.association([[3, 1], [1, 2], [0, 3]], method="cramer")
        Table table = csv("x,y\na,p\na,p\na,p\na,q\nb,p\nb,q\nb,q\nc,q\nc,q\nc,q\n");
        assertAssociation(of(table, "x", "y", true), "cramers_v", 0.6400954789890507);
        assertAssociation(of(csv("x,y\na,p\na,p\nb,q\nb,q\n"), "x", "y", true), "cramers_v", 1);
        assertAssociation(of(csv("x,y\na,p\na,q\nb,p\nb,q\n"), "x", "y", true), "cramers_v", 0);
    }

    @Test
    void numbersThatNameClassesAreLabels() {
        Table table = csv("x,y\n1,0\n2,1\n3,0\n5,1\n");
        assertThat(of(table, "x", "y", true).method()).isEqualTo("correlation_ratio");
        assertThat(of(table, "x", "y", false).method()).isEqualTo("pearson");
    }

    @Test
    void whatDoesNotVarySaysNothingAndWhy() {
        Association constant = of(csv("x,y\n7,0\n7,1\n7,0\n"), "x", "y", false);
        assertThat(constant.value()).isNull();
        assertThat(constant.reason()).isEqualTo("one of the two columns does not vary where both have a value");
        assertThat(of(csv("x,y\nNA,0\nNA,1\n"), "x", "y", false).value()).isNull();
        assertThat(of(csv("x,y\na,0\na,1\n"), "x", "y", true).value()).isNull();
    }

    @Test
    void aColumnThatGivesTheTargetAwayIsSuspect() {
        Table table = csv("copy,scaled,bin,noise,y,z\n"
                + IntStream.range(0, 400)
                        .mapToObj(i -> "k" + i % 3 + "," + (i * 7 % 400) * 1.5 + "," + (i % 3 == 2) + "," + i * 31 % 97
                                + "," + "abc".charAt(i % 3) + "," + i * 7 % 400)
                        .collect(Collectors.joining("\n")));
        int[] rows = IntStream.range(0, 400).toArray();
        List<String> features = List.of("copy", "scaled", "bin", "noise");
        assertThat(Leakage.suspects(table, features, "y", true, rows))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.code()).isEqualTo("leakage_suspect");
                    assertThat(warning.column()).isEqualTo("copy");
                    assertThat(warning.detail()).startsWith("alone tells 100.0 % of what there is to know of y");
                });
        assertThat(Leakage.suspects(table, features, "z", false, rows))
                .extracting(warning -> String.valueOf(warning.column()))
                .containsExactly("scaled");
    }

    @Test
    void honestTablesHaveNoSuspects() {
        for (String[] set : new String[][] {{"iris", "species"}, {"wine", "cultivar"}, {"penguins", "species"}}) {
            Table table = dataset(set[0]).table();
            int[] rows = IntStream.range(0, table.rowCount()).toArray();
            List<String> features = table.columnNames().stream()
                    .filter(name -> !name.equals(set[1]))
                    .toList();
            assertThat(Leakage.suspects(table, features, set[1], true, rows)).isEmpty();
        }
    }

    @Test
    void rowsThatAreInBothPartsAreCounted() {
        Table table = csv("x,y\n1,a\n2,b\n1,a\n1,b\n2,b\n");
        RowHashes hashes = RowHashes.of(table, table.columns());
        assertThat(hashes.shared(new int[] {2, 3}, new int[] {0, 1})).isEqualTo(1);
    }
}
