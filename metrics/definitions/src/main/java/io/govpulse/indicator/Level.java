package io.govpulse.indicator;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be ranked against each other, and the fact column that names the unit. */
public enum Level {
    PROVINCE("province"),
    CITY("city"),
    COUNTY("county"),
    TOWNSHIP("township"),
    VILLAGE("village"),
    DEPARTMENT("department"),
    WINDOW("window_code"),
    ITEM("item");

    /** The unit of cases that do not name one: they stay visible, so that units add up. */
    public static final String NOT_GIVEN = "";

    private final String column;

    Level(String column) {
        this.column = column;
    }

    /** The word in addresses and tables: {@code department}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The fact column that holds the unit's code. */
    public String column() {
        return column;
    }

    /**
     * The level of this word.
     *
     * @throws IllegalArgumentException when there is none; the message lists those there are
     */
    public static Level of(String word) {
        return Arrays.stream(values())
                .filter(level -> level.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Cannot find level: '%s'; accepted: %s"
                                                .formatted(
                                                        word,
                                                        Arrays.stream(values())
                                                                .map(Level::word)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }
}
