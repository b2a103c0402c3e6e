// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The kind of handling meant for a case (办件类型, GB/T 39046: 1 即办件, 2 承诺件, 9 其他). Sources number
 * these differently, one province even reversed, so a source's code system maps them.
 */
public enum CaseKind implements WireCode {
    /** Decided on the spot, 即办件. */
    ON_THE_SPOT("on-the-spot"),
    /** Decided within a promised limit, 承诺件. */
    PROMISED("promised"),
    /** Anything else, 其他. */
    OTHER("other");

    private final String code;

    CaseKind(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
