// SPDX-License-Identifier: Apache-2.0
package io.govpulse.rules;

import io.govpulse.event.WireCode;

/** The kinds of limits of a case, kept side by side. */
public enum LimitKind implements WireCode {
    /** 承诺办结时限: past it lies a breach of efficiency. */
    PROMISED("promised"),
    /** 法定办结时限: past it lies a breach of law. */
    STATUTORY("statutory");

    private final String code;

    LimitKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
