package io.lamina.table.cell;

import org.jspecify.annotations.Nullable;

/** Numbers as text: the grammar is that of {@link NumberScanner}. */
public final class NumberText {
    /** Integers up to this have at most 15 digits, which a double holds exactly. */
    private static final double EXACT_INTEGERS = 1e15;

    private NumberText() {}

    /** The number that the text says, an infinity when it exceeds a double, NaN when it is no number. */
    public static double parse(String text) {
        NumberScanner scanner = new NumberScanner();
        return scanner.scan(text.toCharArray(), 0, text.length()) ? scanner.value() : Double.NaN;
    }

    /** The same with what stands before the fraction; null: a point. */
    public static double parseAs(String text, @Nullable DecimalSeparator decimals) {
        if (decimals != DecimalSeparator.COMMA) {
            return parse(text);
        }
        return text.indexOf('.') >= 0 ? Double.NaN : parse(text.replace(',', '.'));
    }

    /** The shortest decimal that parses to the same number: {@code 5}, {@code 0.1}, {@code 1.0E300}. */
    public static String format(double number) {
        return number == Math.rint(number) && Math.abs(number) < EXACT_INTEGERS
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
