// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import com.fasterxml.jackson.annotation.JsonValue;

/** The outcome of a case (办结结果). */
public enum Outcome implements WireCode {
    /** Decided; the source does not say which way. */
    COMPLETED("completed"),
    /** Granted, 准予. */
    APPROVED("approved"),
    /** Denied on the merits, 不予许可: a decision like any other, with its own limits. */
    DENIED("denied"),
    /** Withdrawn by the applicant or returned, 退窗: not a normal decision. */
    WITHDRAWN("withdrawn");

    private final String code;

    Outcome(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** Whether the case was normally decided (正常办结), the base of on-time and handling time. */
    public boolean normal() {
        return this != WITHDRAWN;
    }
}
