package io.lamina.table.cell;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/**
 * Reads a number from text without allocating; mutable, for one thread.
 *
 * <p>A number is {@code [+-] digits [. digits] [e [+-] digits]} with at least one digit before the exponent, spaces around it
 * allowed, or one of the words {@code inf} and {@code infinity} in any case and with a sign. Thousands separators, percent and
 * currency signs, hexadecimal and Java's suffixes are no part of a number.
 *
 * <p>Most numbers in files are plain decimals of at most 18 digits: {@code -12.50}, {@code 0.30000000000000004}. For these the
 * scanner knows the {@link #shape}, so that value and shape together give back the exact text ({@link #textOf}). The value is the double
 * that is nearest to the decimal: of at most 15 digits one division of two exactly represented doubles (Clinger, "How to read floating
 * point numbers accurately", 1990); of more the same division, whose remainder, computed exactly by a fused multiply-add, shows whether
 * the quotient or its neighbour is the nearest.
 */
public final class NumberScanner {
    /** The shape of a number whose text value and shape do not give back: {@code 1e5}, {@code 007}, {@code +1}, {@code .5}. */
    public static final short NO_SHAPE = -1;

    private static final int MAX_DIGITS = 18;
    private static final int MAX_POWER = 22;
    private static final int MAX_CORRECTION = Byte.MAX_VALUE;
    private static final long MANTISSA = (1L << 52) - 1;

    /** The share of a rounding interval at its ends where the computed remainder is not trusted. */
    private static final double DOUBT = 1e-9;

    // What a number is multiplied by before up to three digits are added to it, and what each of these is, by how many
    // there are.
    private static final int[] SCALE = {1, 10, 100, 1_000};
    private static final int[] FIRST = {0, 1, 10, 100};
    private static final int[] SECOND = {0, 0, 1, 10};
    private static final int[] THIRD = {0, 0, 0, 1};

    private static final String INFINITY = "infinity";
    private static final int ASCII_LOWER_CASE = 0x20;
    private static final double FIRST_INEXACT_INTEGER = 9_007_199_254_740_992.0;
    private static final double[] POWERS_OF_TEN = new double[MAX_POWER + 1];

    static {
        double power = 1;
        for (int exponent = 0; exponent <= MAX_POWER; exponent++, power *= 10) {
            POWERS_OF_TEN[exponent] = power;
        }
    }

    private double value;
    private short shape;
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
        shape = NO_SHAPE;
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
        boolean negative = text[start] == '-';
        int first = negative ? start + 1 : start;
        int point = first;
        while (point < end && text[point] != '.') {
            point++;
        }
        int wholeDigits = point - first;
        int fractionDigits = Math.max(0, end - point - 1);
        if (trimmed
                || wholeDigits == 0
                || point == end - 1
                || fractionDigits > MAX_POWER
                || (wholeDigits > 1 && text[first] == '0')
                || !fits(text, first, end, wholeDigits + fractionDigits)) {
            return false;
        }
        long whole = appendDigits(0, text, first, point);
        long unscaled = fractionDigits == 0 ? whole : appendDigits(whole, text, point + 1, end);
        if ((whole | unscaled) < 0 || (negative && unscaled == 0)) {
            return false;
        }
        double magnitude = divided(unscaled, POWERS_OF_TEN[fractionDigits]);
        long correction = unscaled - digits(magnitude, fractionDigits);
        if (Double.isNaN(magnitude) || Math.abs(correction) > MAX_CORRECTION) {
            return false;
        }
        value = negative ? -magnitude : magnitude;
        shape = (short) ((correction << Byte.SIZE) | fractionDigits);
        inexactInteger = fractionDigits == 0 && magnitude >= FIRST_INEXACT_INTEGER;
        return true;
    }

    /**
     * Writes digits behind others, of which there are at most {@value #MAX_DIGITS} altogether, zeros in front aside: four at a time, for one
     * multiplication waits for the one before, and the last up to three at once. Negative if some character is no digit, or the digits
     * before were none.
     */
    private static long appendDigits(long before, char[] text, int from, int end) {
        long digits = before;
        // A character below 0 is negative and one above 9 is still above 15 with six more.
        int strange = 0;
        int at = from;
        for (; at + 4 <= end; at += 4) {
            int d0 = text[at] - '0';
            int d1 = text[at + 1] - '0';
            int d2 = text[at + 2] - '0';
            int d3 = text[at + 3] - '0';
            strange |= d0 | d1 | d2 | d3 | (d0 + 6) | (d1 + 6) | (d2 + 6) | (d3 + 6);
            digits = digits * 10_000 + (d0 * 1_000 + d1 * 100 + d2 * 10 + d3);
        }
        // Without a branch, which would be taken at random: what is beyond the last digit is that digit again, times
        // zero.
        int left = end - at;
        int last = end - 1;
        int d0 = text[Math.min(at, last)] - '0';
        int d1 = text[Math.min(at + 1, last)] - '0';
        int d2 = text[last] - '0';
        strange |= d0 | d1 | d2 | (d0 + 6) | (d1 + 6) | (d2 + 6);
        digits = digits * SCALE[left] + (d0 * FIRST[left] + d1 * SECOND[left] + d2 * THIRD[left]);
        return strange >>> 4 == 0 ? digits : -1;
    }

    /** Whether the digits, zeros in front aside, are few enough for a long. */
    private static boolean fits(char[] text, int first, int end, int digits) {
        if (digits <= MAX_DIGITS) {
            return true;
        }
        int zeros = 0;
        for (int at = first; at < end && (text[at] == '0' || text[at] == '.'); at++) {
            zeros += text[at] == '0' ? 1 : 0;
        }
        return digits - zeros <= MAX_DIGITS;
    }

    /** The double nearest to {@code unscaled / power}; NaN where two are about as near. */
    private static double divided(long unscaled, double power) {
        double quotient = unscaled / power;
        if (unscaled <= FIRST_INEXACT_INTEGER || power == 1) {
            return quotient;
        }
        double high = unscaled;
        double low = unscaled - (long) high;
        for (int attempt = 0; attempt < 2; attempt++) {
            double product = quotient * power;
            double rest = high - product + (low - Math.fma(quotient, power, -product));
            double half = Math.ulp(quotient) / 2 * power;
            if ((Double.doubleToRawLongBits(quotient) & MANTISSA) == 0 && rest < 0) {
                half /= 2;
            }
            if (Math.abs(rest) < half * (1 - DOUBT)) {
                return quotient;
            }
            if (Math.abs(rest) < half * (1 + DOUBT)) {
                return Double.NaN;
            }
            quotient = rest > 0 ? Math.nextUp(quotient) : Math.nextDown(quotient);
        }
        return Double.NaN;
    }

    /** About {@code magnitude} times 10 to the {@code scale}: off by a little, but the same whenever it is asked. */
    private static long digits(double magnitude, int scale) {
        double product = magnitude * POWERS_OF_TEN[scale];
        return (long) Math.rint(product) + (long) Math.rint(Math.fma(magnitude, POWERS_OF_TEN[scale], -product));
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

    /**
     * How the number is written, if value and shape give back the exact text, else {@link #NO_SHAPE}: in the lower byte the digits after
     * the decimal point, in the upper one how far all its digits, taken as an integer, are from those of the value.
     */
    public short shape() {
        return shape;
    }

    /** Whether there is more to the number than its value: it is infinite, an inexact integer, too small for one, or has zeros in front. */
    public boolean isNotable() {
        return leadingZeros || inexactInteger || underflow || Double.isInfinite(value);
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

    /** The text of a number of known shape. */
    public static String textOf(double value, short shape) {
        int scale = shape & 0xFF;
        String digits = Long.toString(digits(Math.abs(value), scale) + (shape >> Byte.SIZE));
        StringBuilder text = new StringBuilder(digits.length() + scale + 3);
        text.append("0".repeat(Math.max(0, scale + 1 - digits.length()))).append(digits);
        if (scale > 0) {
            text.insert(text.length() - scale, '.');
        }
        return value < 0 ? text.insert(0, '-').toString() : text.toString();
    }
}
