// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The reason of a pause (特别程序): one of eleven that are the same everywhere, or a region's own,
 * which begins with {@code x-}. Which of them stop a clock is for the region's rules to say; an own
 * one stops none unless they name it.
 *
 * @param code the code on the wire: never renamed
 */
public record PauseReason(String code) implements Comparable<PauseReason> {
    public static final PauseReason HEARING = new PauseReason("hearing");
    public static final PauseReason TENDER = new PauseReason("tender");
    public static final PauseReason AUCTION = new PauseReason("auction");
    public static final PauseReason INSPECTION = new PauseReason("inspection");
    public static final PauseReason TESTING = new PauseReason("testing");
    public static final PauseReason QUARANTINE = new PauseReason("quarantine");
    public static final PauseReason APPRAISAL = new PauseReason("appraisal");
    public static final PauseReason EXPERT_REVIEW = new PauseReason("expert-review");

    /** 现场勘验. */
    public static final PauseReason SITE_SURVEY = new PauseReason("site-survey");

    /** 技术审查. */
    public static final PauseReason TECHNICAL_REVIEW = new PauseReason("technical-review");

    /** 公示: not in the law. */
    public static final PauseReason PUBLIC_NOTICE = new PauseReason("public-notice");

    /** The eleven that are no region's own; those of the law first. */
    public static final List<PauseReason> COMMON =
            List.of(
                    HEARING,
                    TENDER,
                    AUCTION,
                    INSPECTION,
                    TESTING,
                    QUARANTINE,
                    APPRAISAL,
                    EXPERT_REVIEW,
                    SITE_SURVEY,
                    TECHNICAL_REVIEW,
                    PUBLIC_NOTICE);

    /** The eight that 行政许可法 Art. 45 names: time for them is not in the statutory limit. */
    public static final Set<PauseReason> BY_LAW =
            Set.copyOf(COMMON.subList(0, COMMON.indexOf(SITE_SURVEY)));

    private static final int LONGEST = 64;
    private static final Pattern OWN = Pattern.compile("x-[a-z0-9]+(-[a-z0-9]+)*");

    /**
     * Returns the reason with this code.
     *
     * @throws InvalidEventException if it is none of the eleven and no region's own; unknown codes
     *     are never guessed
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PauseReason of(String code) {
        PauseReason reason = new PauseReason(code);
        if (!COMMON.contains(reason)
                && !(code.length() <= LONGEST && OWN.matcher(code).matches())) {
            throw new InvalidEventException(
                    "Cannot read reason of a pause: '%s'; expected %s, or one of the region's own such as x-superior-review"
                            .formatted(
                                    code,
                                    COMMON.stream()
                                            .map(PauseReason::code)
                                            .collect(Collectors.joining(", "))));
        }
        return reason;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    @Override
    public int compareTo(PauseReason other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
