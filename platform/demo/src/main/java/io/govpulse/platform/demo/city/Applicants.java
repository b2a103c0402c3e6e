// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.city;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Invented applicants, few enough that some have several cases. */
public final class Applicants {
    private static final int PEOPLE = 9_000;
    private static final int COMPANIES = 1_500;
    private static final LocalDate OLDEST = LocalDate.of(1942, 1, 1);
    private static final int DAYS = 24_000;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private Applicants() {}

    /** The identity number of a person, or the credit code of a company. */
    public static String any(SeededRandom random) {
        // Squared: some come often, most come once.
        double drawn = random.fraction() * random.fraction();
        return random.happens(0.3)
                ? company((int) (drawn * COMPANIES))
                : person((int) (drawn * PEOPLE));
    }

    private static String company(int number) {
        return CreditCode.of("91", Regions.CITY, 50_000_000 + number * 61);
    }

    /** An identity number by form (GB 11643), of a division that does not exist. */
    static String person(int number) {
        String body =
                "490101"
                        + DateTimeFormatter.BASIC_ISO_DATE.format(
                                OLDEST.plusDays(number * 7L % DAYS))
                        + String.format(Locale.ROOT, "%03d", number % 1000);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += Character.digit(body.charAt(i), 10) * WEIGHTS[i];
        }
        return body + CHECKS.charAt(sum % 11);
    }
}
