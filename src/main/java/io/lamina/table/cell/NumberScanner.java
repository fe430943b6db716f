package io.lamina.table.cell;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/**
 * Reads a number from text without allocating; mutable, for one thread.
 *
 * <p>A number is {@code [+-] digits [. digits] [e [+-] digits]} with at least one digit before the exponent, spaces around it
 * allowed, or one of the words {@code inf} and {@code infinity} in any case and with a sign. Thousands separators, percent and
 * currency signs, hexadecimal and Java's suffixes are no part of a number.
 *
 * <p>Most numbers in files are plain decimals of at most 15 digits: {@code -12.50}. For these the scanner knows the
 * {@link #scale}, so that value and scale together give back the exact text ({@link #textOf}), and the value is one division of
 * two exactly represented doubles, hence correctly rounded (Clinger, "How to read floating point numbers accurately", 1990).
 */
public final class NumberScanner {
    /** The scale of a number whose text value and scale do not give back: {@code 1e5}, {@code 007}, {@code +1}, {@code .5}. */
    public static final int NO_SCALE = -1;

    private static final int MAX_DIGITS = 15;
    private static final String INFINITY = "infinity";
    private static final int ASCII_LOWER_CASE = 0x20;
    private static final double FIRST_INEXACT_INTEGER = 9_007_199_254_740_992.0;
    private static final double[] POWERS_OF_TEN = new double[MAX_DIGITS + 1];

    static {
        double power = 1;
        for (int exponent = 0; exponent <= MAX_DIGITS; exponent++, power *= 10) {
            POWERS_OF_TEN[exponent] = power;
        }
    }

    private double value;
    private int scale;
    private boolean leadingZeros;
    private boolean inexactInteger;
    private boolean underflow;

    /** Creates a scanner that has read nothing. */
    public NumberScanner() {}

    /** Reads the text and says whether it is a number; if so, the other methods describe it. */
    public boolean scan(char[] text, int offset, int length) {
        int start = offset;
        int end = offset + length;
        while (start < end && text[start] <= ' ') {
            start++;
        }
        while (end > start && text[end - 1] <= ' ') {
            end--;
        }
        scale = NO_SCALE;
        leadingZeros = false;
        inexactInteger = false;
        underflow = false;
        if (start == end) {
            return false;
        }
        boolean trimmed = end - start != length;
        return scanPlain(text, start, end, trimmed) || scanAny(text, start, end);
    }

    private boolean scanPlain(char[] text, int start, int end, boolean trimmed) {
        int at = start;
        boolean negative = text[at] == '-';
        if (negative) {
            at++;
        }
        int first = at;
        int point = -1;
        long unscaled = 0;
        for (; at < end; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                unscaled = unscaled * 10 + digit;
            } else if (digit == '.' - '0' && point < 0) {
                point = at;
            } else {
                return false;
            }
        }
        int wholeDigits = (point < 0 ? end : point) - first;
        int fractionDigits = point < 0 ? 0 : end - point - 1;
        boolean plain = wholeDigits > 0
                && (point < 0 || fractionDigits > 0)
                && wholeDigits + fractionDigits <= MAX_DIGITS
                && (wholeDigits == 1 || text[first] != '0')
                && !(negative && unscaled == 0)
                && !trimmed;
        if (!plain) {
            return false;
        }
        double magnitude = unscaled / POWERS_OF_TEN[fractionDigits];
        value = negative ? -magnitude : magnitude;
        scale = fractionDigits;
        return true;
    }

    private boolean scanAny(char[] text, int start, int end) {
        int at = start;
        if (text[at] == '-' || text[at] == '+') {
            at++;
        }
        if (isInfinity(text, at, end)) {
            value = text[start] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            return true;
        }
        int whole = at;
        at = skipDigits(text, at, end);
        int wholeDigits = at - whole;
        int fractionDigits = 0;
        boolean integer = true;
        if (at < end && text[at] == '.') {
            integer = false;
            int fraction = at + 1;
            at = skipDigits(text, fraction, end);
            fractionDigits = at - fraction;
        }
        if (wholeDigits + fractionDigits == 0) {
            return false;
        }
        if (at < end && (text[at] == 'e' || text[at] == 'E')) {
            integer = false;
            at++;
            if (at < end && (text[at] == '-' || text[at] == '+')) {
                at++;
            }
            int exponent = at;
            at = skipDigits(text, at, end);
            if (at == exponent) {
                return false;
            }
        }
        if (at != end) {
            return false;
        }
        value = JavaDoubleParser.parseDouble(text, start, end - start);
        underflow = value == 0 && hasDigit(text, whole, end);
        leadingZeros = wholeDigits > 1 && text[whole] == '0';
        inexactInteger = integer && Math.abs(value) >= FIRST_INEXACT_INTEGER;
        return true;
    }

    /** Whether some digit before the exponent is other than zero. */
    private static boolean hasDigit(char[] text, int from, int end) {
        for (int at = from; at < end && (text[at] | ASCII_LOWER_CASE) != 'e'; at++) {
            if (text[at] >= '1' && text[at] <= '9') {
                return true;
            }
        }
        return false;
    }

    private static int skipDigits(char[] text, int from, int end) {
        int at = from;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }

    private static boolean isInfinity(char[] text, int start, int end) {
        int length = end - start;
        if (length != 3 && length != INFINITY.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if ((text[start + i] | ASCII_LOWER_CASE) != INFINITY.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The number, an infinity when it is one or exceeds a double; never NaN. */
    public double value() {
        return value;
    }

    /** Digits after the decimal point if value and scale give back the exact text, else {@link #NO_SCALE}. */
    public int scale() {
        return scale;
    }

    /** Whether the number is written with zeros before its first digit, as codes often are: {@code 00501}. */
    public boolean hasLeadingZeros() {
        return leadingZeros;
    }

    /** Whether the number is an integer of 2^53 or more in magnitude, where neighbours become equal. */
    public boolean isInexactInteger() {
        return inexactInteger;
    }

    /** Whether the number is other than zero, but so small that it is zero in double precision. */
    public boolean isUnderflow() {
        return underflow;
    }

    /** The text of a number of known scale. */
    public static String textOf(double value, int scale) {
        // 15 digits keep the product within half a unit of the integer that was divided.
        long unscaled = Math.round(value * POWERS_OF_TEN[scale]);
        if (scale == 0) {
            return Long.toString(unscaled);
        }
        String digits = Long.toString(Math.abs(unscaled));
        StringBuilder text = new StringBuilder(digits.length() + scale + 3);
        text.append("0".repeat(Math.max(0, scale + 1 - digits.length()))).append(digits);
        text.insert(text.length() - scale, '.');
        return unscaled < 0 ? text.insert(0, '-').toString() : text.toString();
    }
}
