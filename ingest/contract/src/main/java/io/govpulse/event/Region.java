package io.govpulse.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a case belongs, as the codes of the levels that the source knows, from the province down.
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

    @JsonCreator
    public Region {
        province = Text.checked("region.province", province);
        city = Text.checked("region.city", city);
        county = Text.checked("region.county", county);
        township = Text.checked("region.township", township);
        village = Text.checked("region.village", village);
    }

    /**
     * The levels of a division code (GB/T 2260, six digits; with street and village twelve, 6+3+3).
     * Each level is written in full length, {@code 411500} or {@code 411500000000}, with zeros for
     * what lies below.
     *
     * @throws InvalidEventException when {@code code} is not six or twelve digits
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Region ofDivision(String code) {
        if (!code.matches("\\d{6}|\\d{12}")) {
            throw new InvalidEventException(
                    "Cannot read division code: '" + code + "'; six or twelve digits are accepted");
        }
        List<Optional<String>> levels = new ArrayList<>();
        int parentDigits = 0;
        for (int digits : LEVEL_DIGITS) {
            boolean named =
                    digits <= code.length() && !code.substring(parentDigits, digits).matches("0+");
            levels.add(
                    named
                            ? Optional.of(
                                    code.substring(0, digits) + "0".repeat(code.length() - digits))
                            : Optional.empty());
            parentDigits = digits;
        }
        return new Region(
                levels.get(0), levels.get(1), levels.get(2), levels.get(3), levels.get(4));
    }
}
