package io.lamina.table.encoding;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of a text, counted in buckets and brought to length 1: {@code x = c / ‖c‖₂}, where each word w adds +1 or −1, the sign of h(w),
 * to c at |h(w)| mod buckets. Words that share a bucket rather cancel than add up.
 *
 * <p>A word is two or more letters, marks, digits or connectors in a row, in lower case; h is MurmurHash3 (x86, 32 bits, seed 0) of its
 * UTF-8, signed. A text without a word, and a missing one, is all zeros. Nothing is fitted, so no text is unseen.
 *
 * <p>Source: Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", 2009; the numbers are those of scikit-learn's
 * {@code HashingVectorizer}.
 */
@Kind(
        formula = "x = c / length of c, where each word adds the sign of its hash to one of the buckets c",
        use = "What a text column becomes.")
public record WordBuckets(
        @Setting(doc = "Name of the column.") String column,

        @Setting(doc = "Inputs that the words share.", min = 1, max = 4_096)
        int buckets)
        implements ColumnEncoder {
    private static final Pattern WORD = Pattern.compile("\\w{2,}", Pattern.UNICODE_CHARACTER_CLASS);

    /** Checks the number. */
    public WordBuckets {
        if (buckets < 1) {
            throw new IllegalArgumentException("buckets must be positive, got " + buckets);
        }
    }

    @Override
    public ColumnType type() {
        return ColumnType.TEXT;
    }

    @Override
    public int width() {
        return buckets;
    }

    @Override
    public Input input() {
        return new Input(column, type(), List.of(), null, null, "a text without words");
    }

    @Override
    public void encode(Column cells, int row, float[] target, int offset) {
        write(cells.text(row), target, offset);
    }

    @Override
    public void encode(@Nullable Object value, float[] target, int offset, Findings findings) {
        if (value == null) {
            findings.warn(column, PredictionWarning.MISSING_VALUE, "missing, taken as a text without words");
            write(null, target, offset);
        } else {
            write(Values.textOf(value), target, offset);
        }
    }

    private void write(@Nullable String text, float[] target, int offset) {
        Arrays.fill(target, offset, offset + buckets, 0);
        if (text == null) {
            return;
        }
        Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (words.find()) {
            int hash = Murmur3.hash(words.group().getBytes(StandardCharsets.UTF_8));
            int bucket = (int) (Math.abs((long) hash) % buckets);
            target[offset + bucket] += hash >= 0 ? 1 : -1;
        }
        double squares = 0;
        for (int i = offset; i < offset + buckets; i++) {
            squares += (double) target[i] * target[i];
        }
        double length = Math.sqrt(squares);
        for (int i = offset; i < offset + buckets && length > 0; i++) {
            target[i] = (float) (target[i] / length);
        }
    }

    /** Never a value: many texts have the same buckets. */
    @Override
    public @Nullable Object decode(float[] values, int offset, Findings findings) {
        findings.warn(column, PredictionWarning.NO_VALUE, "a text cannot be told from its buckets of words");
        return null;
    }
}
