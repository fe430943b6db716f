package io.lamina.table.cell;

/** What stands between the whole part and the fraction of a number; the other of the two may stand between groups of three digits. */
public enum DecimalSeparator {
    /** {@code 1,234.5}, as in English. */
    POINT('.', ','),
    /** {@code 1.234,5}, as in most of Europe and of South America. */
    COMMA(',', '.');

    private final char sign;
    private final char groupSign;

    DecimalSeparator(char sign, char groupSign) {
        this.sign = sign;
        this.groupSign = groupSign;
    }

    /** The sign itself. */
    public char sign() {
        return sign;
    }

    /** What may stand between thousands. */
    public char groupSign() {
        return groupSign;
    }

    /** The other one. */
    public DecimalSeparator other() {
        return this == POINT ? COMMA : POINT;
    }
}
