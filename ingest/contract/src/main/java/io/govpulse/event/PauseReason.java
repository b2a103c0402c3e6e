// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The reason of a pause (特别程序). The first eight are named in Art. 45 of the Administrative
 * Licensing Law (行政许可法); the last three are regional additions, counted only where the region's
 * rules say so.
 */
public enum PauseReason implements WireCode {
    HEARING("hearing"),
    TENDER("tender"),
    AUCTION("auction"),
    INSPECTION("inspection"),
    TESTING("testing"),
    QUARANTINE("quarantine"),
    APPRAISAL("appraisal"),
    EXPERT_REVIEW("expert-review"),
    /** 现场勘验. */
    SITE_SURVEY("site-survey"),
    /** 技术审查. */
    TECHNICAL_REVIEW("technical-review"),
    /** 公示: not in the law. */
    PUBLIC_NOTICE("public-notice");

    /** The eight that 行政许可法 Art. 45 names: time for them is not in the statutory limit. */
    public static final Set<PauseReason> BY_LAW =
            Collections.unmodifiableSet(EnumSet.range(HEARING, EXPERT_REVIEW));

    private final String code;

    PauseReason(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
