// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.city;

import java.util.Locale;

/**
 * Unified social credit codes (GB 32100): one character each for who registers and for the kind, a
 * division code of six, an organisation code of nine (GB 11714), a check character.
 */
final class CreditCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {
        1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
    };
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private CreditCode() {}

    /**
     * The code with these parts.
     *
     * @param kind two characters: {@code 11} for an organ of government, {@code 91} for a company
     * @param division six digits (GB/T 2260)
     * @param serial at most eight digits
     */
    static String of(String kind, String division, int serial) {
        String organisation = String.format(Locale.ROOT, "%08d", serial);
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += Character.digit(organisation.charAt(i), 10) * ORGANISATION_WEIGHTS[i];
        }
        int check = (11 - sum % 11) % 11;
        String body = kind + division + organisation + (check == 10 ? "X" : check);
        return body + check(body);
    }

    static boolean isValid(String code) {
        return code.length() == WEIGHTS.length + 1
                && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                && check(code.substring(0, WEIGHTS.length)) == code.charAt(WEIGHTS.length);
    }

    private static char check(String body) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(body.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
