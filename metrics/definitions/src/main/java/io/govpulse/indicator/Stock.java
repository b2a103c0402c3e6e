package io.govpulse.indicator;

/**
 * What stands at the end of a day: a running total, never a count of today's rows.
 *
 * @param name name
 * @param label what people read
 * @param plus the measure that adds to it
 * @param minus the measure that takes from it
 */
public record Stock(String name, Label label, String plus, String minus) {}
