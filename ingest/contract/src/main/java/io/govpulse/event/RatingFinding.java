package io.govpulse.event;

import com.fasterxml.jackson.annotation.JsonValue;

/** What looking into a bad rating found (差评核实). */
public enum RatingFinding implements WireCode {
    /** It happened as told, 属实. */
    TRUE("true"),
    /** Not as told, but the wish is a fair one, 合理. */
    REASONABLE("reasonable"),
    /** Made up to do harm, 恶意; it is no valid rating. */
    MALICIOUS("malicious");

    private final String code;

    RatingFinding(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
