// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import com.fasterxml.jackson.annotation.JsonValue;

/** The result of verifying a bad rating (差评核实). */
public enum RatingFinding implements WireCode {
    /** It happened as described, 属实. */
    TRUE("true"),
    /** Not as described, but the demand is reasonable, 合理. */
    REASONABLE("reasonable"),
    /** Malicious, 恶意; it is no valid rating. */
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
