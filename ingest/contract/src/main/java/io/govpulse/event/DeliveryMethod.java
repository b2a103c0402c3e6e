// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import com.fasterxml.jackson.annotation.JsonValue;

/** The way in which a result reached the applicant (送达方式). */
public enum DeliveryMethod implements WireCode {
    /** Handed over at the window, 窗口领取. */
    COLLECTED("collected"),
    /** Sent by courier, 快递送达. */
    COURIER("courier"),
    /** As an electronic document, 电子证照下载. */
    ONLINE("online"),
    /** Anything else that the source does record, 其他. */
    OTHER("other");

    private final String code;

    DeliveryMethod(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
