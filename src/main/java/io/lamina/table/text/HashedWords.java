package io.lamina.table.text;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import io.lamina.table.encoding.ColumnEncoder;
import io.lamina.table.encoding.WordBuckets;
import java.util.Optional;

/**
 * Counts words in a fixed number of buckets; {@link WordBuckets} states how.
 *
 * @param buckets inputs of the network for the column
 */
@Kind(
        formula = "x = c / length of c, where each word adds the sign of its hash to one of the buckets c",
        use = "For texts whose words say something of the target, such as messages and reviews; their order is lost.")
public record HashedWords(
        @Setting(
                doc = "Inputs that the words share; more of them keep more words apart.",
                defaultValue = "256",
                min = 1,
                max = 4_096)
        int buckets)
        implements TextPreprocessing {
    /** Checks the number. */
    public HashedWords {
        if (buckets < 1) {
            throw new IllegalArgumentException("buckets must be positive, got " + buckets);
        }
    }

    @Override
    public Optional<ColumnEncoder> encoder(String column) {
        return Optional.of(new WordBuckets(column, buckets));
    }
}
