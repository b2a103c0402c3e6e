package io.govpulse.event;

import com.fasterxml.jackson.annotation.JsonValue;

/** What was done about a rating (差评整改), step by step. */
public enum FollowUp implements WireCode {
    /** Somebody looked into it, 核实; the finding says with what result. */
    VERIFIED("verified"),
    /** A unit was told to mend it, 交办. */
    ASSIGNED("assigned"),
    /** It was mended, 整改完成. */
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
