// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import com.fasterxml.jackson.annotation.JsonValue;

/** The part of a case that an upheld appeal takes out of the figures (申诉复核). */
public enum Exemption implements WireCode {
    /** The case does not count as late. */
    LATENESS("lateness"),
    /** The rating does not count. */
    RATING("rating"),
    /** The case counts nowhere. */
    CASE("case");

    private final String code;

    Exemption(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
