package io.lamina.table.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatsTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "10, 3", "100000, 1", "100000, 99999", "3000000, 1000000", "3000000, 1", "3000000, 4000000000"})
    void repeatsAreCountedInOnePartOrInMany(int count, long different) {
        Random random = new Random(count);
        long[] values = LongStream.generate(() -> Mixed.of(random.nextLong(different)))
                .limit(count)
                .toArray();
        long expected = count - LongStream.of(values).distinct().count();
        assertThat(Repeats.count(count, i -> values[i])).isEqualTo((int) expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "2, 1", "5, 4"})
    void zeroIsAValueAsAnyOther(int count, int repeats) {
        assertThat(Repeats.count(count, i -> 0)).isEqualTo(repeats);
    }
}
