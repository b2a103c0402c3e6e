// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place of a case, as the codes of the levels that the source knows, from the province down.
 *
 * <p>A division code (GB/T 2260) has one form, whatever the sender writes: twelve digits, with
 * zeros for what lies below. Other codes stay as they are.
 *
 * @param province code of the province level, if known
 * @param city code of the city level, if known
 * @param county code of the county or district level, if known
 * @param township code of the township or street level, if known
 * @param village code of the village or community level, if known
 */
public record Region(
        Optional<String> province,
        Optional<String> city,
        Optional<String> county,
        Optional<String> township,
        Optional<String> village) {

    /** No level known. */
    public static final Region UNKNOWN =
            new Region(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    private static final int[] LEVEL_DIGITS = {2, 4, 6, 9, 12};
    private static final int DIGITS = 12;
    private static final Pattern DIVISION = Pattern.compile("[0-9]{6}|[0-9]{12}");

    /** A county and what lies above it is often written with six digits, a township with nine. */
    private static final Pattern SHORTENED = Pattern.compile("[0-9]{6}|[0-9]{9}");

    @JsonCreator
    public Region {
        province = canonical("region.province", province.orElse(null));
        city = canonical("region.city", city.orElse(null));
        county = canonical("region.county", county.orElse(null));
        township = canonical("region.township", township.orElse(null));
        village = canonical("region.village", village.orElse(null));
    }

    private static Optional<String> canonical(String field, @Nullable String code) {
        if (code == null) {
            return Optional.empty();
        }
        String visible = Text.code(field, code);
        return Optional.of(SHORTENED.matcher(visible).matches() ? padded(visible) : visible);
    }

    private static String padded(String digits) {
        return digits + "0".repeat(DIGITS - digits.length());
    }

    /**
     * Returns the levels of a division code (GB/T 2260, six digits; with street and village twelve,
     * 6+3+3). Each level has twelve digits, {@code 411500000000}, with zeros for what lies below.
     *
     * @throws InvalidEventException when {@code code} is not six or twelve digits
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Region ofDivision(String code) {
        if (!DIVISION.matcher(code).matches()) {
            throw new InvalidEventException(
                    "Cannot read division code: '" + code + "'; expected six or twelve digits");
        }
        String division = padded(code);
        List<Optional<String>> levels = new ArrayList<>();
        int parentDigits = 0;
        for (int digits : LEVEL_DIGITS) {
            boolean named = !division.substring(parentDigits, digits).matches("0+");
            levels.add(
                    named ? Optional.of(padded(division.substring(0, digits))) : Optional.empty());
            parentDigits = digits;
        }
        return new Region(
                levels.get(0), levels.get(1), levels.get(2), levels.get(3), levels.get(4));
    }
}
