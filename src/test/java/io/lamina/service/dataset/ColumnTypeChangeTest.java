package io.lamina.service.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.table.ColumnType;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ColumnTypeChangeTest {
    @Test
    void aColumnCanBecomeEveryTypeAndWhatItsCellsSay() {
        assertThat(Arrays.stream(ColumnTypeChange.values())
                        .map(ColumnTypeChange::type)
                        .flatMap(Optional::stream))
                .containsExactly(ColumnType.values());
        assertThat(ColumnTypeChange.INFERRED.type()).isEmpty();
    }
}
