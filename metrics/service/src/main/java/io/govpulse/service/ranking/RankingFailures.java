// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.ranking;

import io.govpulse.indicator.Level;
import io.govpulse.indicator.Period;
import io.govpulse.service.failure.ServiceFailure;
import io.govpulse.service.failure.ServiceFailure.Kind;
import io.govpulse.service.refresh.Refresh;
import java.util.List;
import java.util.Map;

/** The failures of rankings and of the values in them. */
public final class RankingFailures {
    private RankingFailures() {}

    /**
     * Returns the failure for a period without figures.
     *
     * @param name the scorecard or indicator
     * @param nearest the nearest periods that have figures
     */
    public static ServiceFailure nothingForPeriod(
            String name, Level level, Period period, Refresh refresh, List<String> nearest) {
        return ServiceFailure.of(
                Kind.UNKNOWN,
                "nothing-published-for-period",
                "Nothing published for this period",
                "Cannot find figures of %s by %s for %s up to refresh %s; nearest published: %s"
                        .formatted(
                                name,
                                level.code(),
                                period.name(),
                                refresh.id(),
                                nearest.isEmpty()
                                        ? "none of this kind"
                                        : String.join(", ", nearest)),
                Map.of("nearest", nearest));
    }

    /**
     * Returns the failure for a name that the definitions do not have.
     *
     * @param kind {@code scorecard} or {@code indicator}
     * @param names the names that they have
     */
    public static ServiceFailure unknown(String kind, String name, List<String> names) {
        return ServiceFailure.of(
                Kind.UNKNOWN,
                "unknown-" + kind,
                "Unknown " + kind,
                "Cannot find %s: '%s'; expected one of %s"
                        .formatted(kind, name, String.join(", ", names)),
                Map.of("expected", names));
    }

    /** Returns the refusal of what later releases may answer, instead of answering otherwise. */
    static ServiceFailure parentNotSupported(String parent) {
        return ServiceFailure.of(
                Kind.INVALID,
                "parent-not-supported",
                "Rankings below one unit are not published",
                "Cannot rank below parent: '"
                        + parent
                        + "'; expected none: rankings cover all units of a level, so leave 'parent'"
                        + " out",
                Map.of("parameter", "parent"));
    }
}
