package io.lamina.table.cell;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One way of writing numbers for people, in which a whole column is written: with a decimal separator, thousands in groups, and
 * a sign such as {@code %} or {@code $} at every number or at none.
 *
 * @param decimals what stands before the fraction
 * @param unit the sign at every number; empty: none
 * @param grouped whether thousands stand in groups
 */
public record NumberStyle(DecimalSeparator decimals, String unit, boolean grouped) {
    private static final List<String> UNITS = List.of("", "%", "$", "€", "£", "¥");
    private static final String SIGN = "[+-]?";
    private static final String SPACE = "[ \\u00A0\\u202F]?";

    /**
     * The style in which every text is a number, or null if there is none.
     *
     * <p>A text without a sign among texts with one could mean either, so such texts have no style. Where {@code 1,234} is all
     * that speaks for a comma, the comma groups thousands: of numbers with a fraction, some have other than three digits behind
     * it.
     *
     * @param decimals the only separator to try; null: the point, then the comma
     */
    public static @Nullable NumberStyle of(Collection<String> texts, @Nullable DecimalSeparator decimals) {
        if (texts.isEmpty()) {
            return null;
        }
        String first = texts.iterator().next();
        String unit = UNITS.stream()
                .filter(sign -> !sign.isEmpty() && first.contains(sign))
                .findFirst()
                .orElse("");
        return Stream.of(DecimalSeparator.values())
                .filter(candidate -> decimals == null || candidate == decimals)
                .flatMap(candidate ->
                        Stream.of(new NumberStyle(candidate, unit, false), new NumberStyle(candidate, unit, true)))
                .filter(style -> style.fits(texts))
                .findFirst()
                .orElse(null);
    }

    /** Whether a text is a number of this style. */
    public boolean fits(String text) {
        return fits(List.of(text));
    }

    private boolean fits(Collection<String> texts) {
        return texts.stream().allMatch(reader());
    }

    /** Says of texts whether they are numbers in this style. */
    public Predicate<String> reader() {
        Pattern pattern = pattern();
        return text -> pattern.matcher(text.strip()).matches();
    }

    private Pattern pattern() {
        String group = Pattern.quote(String.valueOf(decimals.groupSign()));
        String whole = grouped ? "(?:[1-9][0-9]{0,2}(?:" + group + "[0-9]{3})+|[0-9]{1,3})" : "[0-9]+";
        String number = whole + "(?:" + Pattern.quote(String.valueOf(decimals.sign())) + "[0-9]+)?";
        String sign = Pattern.quote(unit);
        return Pattern.compile(
                switch (unit) {
                    case "" -> SIGN + number;
                    case "%" -> SIGN + number + SPACE + sign;
                    default ->
                        SIGN + "(?:" + sign + SPACE + number + "|" + number + SPACE + sign + ")|" + sign + SPACE + "-"
                                + number;
                });
    }

    /** The same number as {@link NumberText} has it: {@code $1,234.50} is {@code 1234.50}. */
    public String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == decimals.sign()) {
                plain.append('.');
            } else if ((character >= '0' && character <= '9') || character == '-') {
                plain.append(character);
            }
        }
        return plain.toString();
    }
}
