// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit of time, as the item list states it; round-trips as text.
 *
 * <table>
 *   <caption>Units, their text, and what they count</caption>
 *   <tr><th>text</th><th>meaning</th><th>source of the rule</th></tr>
 *   <tr><td>{@code 20wd}</td><td>working days: the day of acceptance is not counted, the limit ends
 *       with the last day</td><td>行政许可法 Art. 82; 民法典 Art. 201</td></tr>
 *   <tr><td>{@code 0.5wd}</td><td>a part of a working day: the whole days as above, then that part of
 *       the office hours of the working day after them, to the minute</td>
 *       <td>民法典 Art. 201 for the uncounted first day; the part is practice</td></tr>
 *   <tr><td>{@code 8wh}</td><td>working hours, to the minute, from acceptance or from the next opening
 *       of the office</td><td>民法典 Art. 201 (hours run from the moment itself)</td></tr>
 *   <tr><td>{@code 30d}</td><td>calendar days; a last day that is off moves to the next working
 *       day</td><td>民法典 Art. 201, 203</td></tr>
 *   <tr><td>{@code 3mo}, {@code 1y}</td><td>months, years: the corresponding day, or the last day of a
 *       month without one; moved like calendar days</td><td>民法典 Art. 202, 203</td></tr>
 *   <tr><td>{@code 48h}</td><td>hours of the clock, to the minute</td><td>民法典 Art. 201</td></tr>
 *   <tr><td>{@code onspot}</td><td>即办: by the end of the day on which the office was open at or after
 *       acceptance</td><td>practice of on-the-spot cases (即办件)</td></tr>
 * </table>
 *
 * @param thousandths the amount in thousandths of the unit; 0 exactly for {@link Unit#ON_THE_SPOT}
 * @param unit what is counted
 */
public record Limit(long thousandths, Unit unit) {

    /** Decided on the spot, 即办; its text is {@code onspot}. */
    public static final Limit ON_THE_SPOT = new Limit(0, Unit.ON_THE_SPOT);

    /** The texts that {@link #parse} reads, for messages to users. */
    public static final String EXPECTED =
            "expected 20wd (working days), 8wh (working hours), 30d (calendar days), 48h (hours),"
                    + " 3mo (months), 1y (years), parts such as 0.5wd or 1.25wh with up to three decimals,"
                    + " at most 100000, and 0, onspot or 即办 (on the spot)";

    /**
     * The most thousandths of a unit: far more than any limit in force, and small enough that no
     * sum of times can overflow.
     */
    public static final long MOST = 100_000_000;

    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)(wd|wh|d|h|mo|y)");

    /** The unit that a limit counts. */
    public enum Unit {
        /** Days on which the jurisdiction works, 工作日. */
        WORKING_DAY("wd", true),
        /** Hours during which the office is open. */
        WORKING_HOUR("wh", true),
        /** Days of the calendar, 天 or 日. */
        DAY("d", false),
        /** Hours of the clock. */
        HOUR("h", true),
        /** Months, 月. */
        MONTH("mo", false),
        /** Years, 年. */
        YEAR("y", false),
        /** On the spot, 即办; has no amount. */
        ON_THE_SPOT("onspot", false);

        private final String suffix;
        private final boolean divisible;

        Unit(String suffix, boolean divisible) {
            this.suffix = suffix;
            this.divisible = divisible;
        }

        private static Unit ofSuffix(String suffix) {
            for (Unit unit : values()) {
                if (unit.suffix.equals(suffix)) {
                    return unit;
                }
            }
            throw new AssertionError("The pattern let through " + suffix);
        }
    }

    /**
     * Checks the amount.
     *
     * @throws IllegalArgumentException if the amount is negative, above 100,000 units, zero for a
     *     unit other than on the spot (or the reverse), or in parts of a day, month or year
     */
    public Limit {
        if (thousandths < 0 || thousandths > MOST) {
            throw new IllegalArgumentException(
                    "Cannot make a limit of "
                            + plain(thousandths)
                            + unit.suffix
                            + "; expected an amount of 0 to 100000");
        }
        if ((thousandths == 0) != (unit == Unit.ON_THE_SPOT)) {
            throw new IllegalArgumentException(
                    "Cannot make a limit of "
                            + plain(thousandths)
                            + " "
                            + unit
                            + "; expected ON_THE_SPOT for no time at all, and for nothing else");
        }
        if (!unit.divisible && thousandths % 1000 != 0) {
            throw new IllegalArgumentException(
                    "Cannot make a limit of "
                            + plain(thousandths)
                            + unit.suffix
                            + "; expected whole days, months and years, as the law counts them; only"
                            + " working days (wd), working hours (wh) and hours (h) have parts");
        }
    }

    /**
     * A limit of whole units; an amount of 0 is {@link #ON_THE_SPOT}, as item lists write it.
     *
     * @throws IllegalArgumentException if the amount is negative or above 100,000
     */
    public static Limit of(long amount, Unit unit) {
        return amount == 0 ? ON_THE_SPOT : new Limit(Math.multiplyExact(amount, 1000), unit);
    }

    /** A limit of whole working days; 0 is {@link #ON_THE_SPOT}. */
    public static Limit workingDays(long amount) {
        return of(amount, Unit.WORKING_DAY);
    }

    /** A limit of calendar days; 0 is {@link #ON_THE_SPOT}. */
    public static Limit days(long amount) {
        return of(amount, Unit.DAY);
    }

    /**
     * Reads the text form; {@code parse(limit.toString())} is the limit again. {@code 0}, {@code
     * 0wd} and the like, {@code onspot} and {@code 即办} all mean on the spot.
     *
     * @throws IllegalArgumentException if the text is not a limit; the message says what is
     *     expected
     */
    public static Limit parse(String text) {
        if (text.equals("0") || text.equals(Unit.ON_THE_SPOT.suffix) || text.equals("即办")) {
            return ON_THE_SPOT;
        }
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Cannot read limit: " + text + "; " + EXPECTED);
        }
        long thousandths = new BigDecimal(matcher.group(1)).movePointRight(3).longValueExact();
        return thousandths == 0
                ? ON_THE_SPOT
                : new Limit(thousandths, Unit.ofSuffix(matcher.group(2)));
    }

    /** Whole units, without the part. */
    public long whole() {
        return thousandths / 1000;
    }

    /** The part beyond the whole units, in thousandths. */
    public int part() {
        return (int) (thousandths % 1000);
    }

    /** The text form that {@link #parse} reads, without needless decimals. */
    @Override
    public String toString() {
        return unit == Unit.ON_THE_SPOT ? unit.suffix : plain(thousandths) + unit.suffix;
    }

    private static String plain(long thousandths) {
        BigDecimal amount = BigDecimal.valueOf(thousandths, 3).stripTrailingZeros();
        return amount.toPlainString();
    }
}
