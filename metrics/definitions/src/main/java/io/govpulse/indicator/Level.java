// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A level of units that are ranked against each other, and the fact column that names the unit. */
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

    /** The code in addresses and tables: {@code department}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The fact column that holds the unit's code. */
    public String column() {
        return column;
    }

    /**
     * Returns the level of this code.
     *
     * @throws IllegalArgumentException when there is none; the message lists those there are
     */
    public static Level of(String code) {
        return Arrays.stream(values())
                .filter(level -> level.code().equals(code))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Cannot find level: '%s'; expected one of %s"
                                                .formatted(
                                                        code,
                                                        Arrays.stream(values())
                                                                .map(Level::code)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }
}
