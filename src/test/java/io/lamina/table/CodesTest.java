package io.lamina.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodesTest {
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "127, 1", "128, 2", "32767, 2", "32768, 4", "1000000, 4"})
    void codesTakeAsFewBytesAsTheirLabelsAllow(int labels, int width) {
        int[] codes = new Random(labels).ints(1_000, -1, labels).toArray();
        Codes packed = Codes.pack(codes, codes.length, labels);
        assertThat(packed.width()).isEqualTo(width);
        assertThat(packed.size()).isEqualTo(codes.length);
        for (int row = 0; row < codes.length; row++) {
            assertThat(packed.get(row)).isEqualTo(codes[row]);
        }
    }
}
