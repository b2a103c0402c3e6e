package io.govpulse.indicator;

/**
 * A boolean fact column or its opposite.
 *
 * @param column name of the column
 * @param holds whether the column has to be true, or false
 */
public record Condition(String column, boolean holds) {
    private static final String NOT = "not ";

    static Condition parse(String text) {
        return text.startsWith(NOT)
                ? new Condition(text.substring(NOT.length()), false)
                : new Condition(text, true);
    }

    /** As SQL that all engines read. */
    public String sql() {
        return holds ? column : NOT + column;
    }
}
