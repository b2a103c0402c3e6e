// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.http;

import io.govpulse.indicator.Level;
import io.govpulse.indicator.Period;
import io.govpulse.service.failure.ServiceFailure;
import io.govpulse.service.failure.ServiceFailure.Kind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of requests. A parameter that the request does not give is null; one that is
 * missing or not acceptable is a failure that says what is expected.
 */
public final class RequestParameters {
    private static final List<String> LEVELS =
            Arrays.stream(Level.values()).map(Level::code).toList();
    private static final List<String> KINDS =
            Arrays.stream(Period.Kind.values()).map(Period.Kind::code).toList();
    private static final List<String> PERIODS =
            List.of(
                    "2011",
                    "2011-Q3",
                    "2011-08",
                    "2011-W36",
                    "2011-08-31",
                    Period.ROLLING_NAME,
                    Period.ALL_NAME);

    private RequestParameters() {}

    /** Reads a level, which has to be given. */
    public static Level level(@Nullable String code) {
        String level = required("level", code, LEVELS);
        if (!LEVELS.contains(level)) {
            throw notAccepted("level", level, LEVELS);
        }
        return Level.of(level);
    }

    /**
     * Reads the name of a period, which has to be given.
     *
     * @param today day of the refresh that is asked; it ends the open periods
     */
    public static Period period(@Nullable String name, LocalDate today) {
        String period = required("period", name, PERIODS);
        try {
            return Period.parse(period, today);
        } catch (IllegalArgumentException e) {
            throw notAccepted("period", period, PERIODS);
        }
    }

    /** Reads a kind of period. */
    public static Period.Kind kind(String code) {
        if (!KINDS.contains(code)) {
            throw notAccepted("kind", code, KINDS);
        }
        return Period.Kind.valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Reads a whole number from 1 to {@code most}. */
    public static int count(String parameter, String text, int most) {
        List<String> expected = List.of("1 to " + most);
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notAccepted(parameter, text, expected);
        }
        throw notAccepted(parameter, text, expected);
    }

    private static String required(
            String parameter, @Nullable String given, List<String> expected) {
        if (given == null) {
            throw ServiceFailure.of(
                    Kind.INVALID,
                    "missing-parameter",
                    "A parameter is missing",
                    "Cannot answer without '%s'; expected %s".formatted(parameter, oneOf(expected)),
                    Map.of("parameter", parameter, "expected", expected));
        }
        return given;
    }

    private static ServiceFailure notAccepted(
            String parameter, String value, List<String> expected) {
        return ServiceFailure.of(
                Kind.INVALID,
                "parameter-not-accepted",
                "A parameter is not accepted",
                "Cannot accept %s: '%s'; expected %s".formatted(parameter, value, oneOf(expected)),
                Map.of("parameter", parameter, "expected", expected));
    }

    static ServiceFailure unknownParameter(String parameter, List<String> expected) {
        return ServiceFailure.of(
                Kind.INVALID,
                "unknown-parameter",
                "Unknown parameter",
                "Cannot accept parameter: '%s'; expected %s"
                        .formatted(parameter, expected.isEmpty() ? "none" : oneOf(expected)),
                Map.of("parameter", parameter, "expected", expected));
    }

    private static String oneOf(List<String> expected) {
        return (expected.size() > 1 ? "one of " : "") + String.join(", ", expected);
    }
}
