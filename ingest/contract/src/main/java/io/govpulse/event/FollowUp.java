// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import com.fasterxml.jackson.annotation.JsonValue;

/** A stage in the follow-up of a bad rating (差评整改). */
public enum FollowUp implements WireCode {
    /** The rating was verified, 核实; the finding is the result. */
    VERIFIED("verified"),
    /** A unit was assigned to rectify it, 交办. */
    ASSIGNED("assigned"),
    /** It was rectified, 整改完成. */
    RECTIFIED("rectified"),
    /** The applicant was answered, 答复. */
    REPLIED("replied"),
    /** The applicant was asked again, 回访. */
    REVISITED("revisited");

    private final String code;

    FollowUp(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
