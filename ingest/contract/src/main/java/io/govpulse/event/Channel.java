// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import com.fasterxml.jackson.annotation.JsonValue;

/** The channel through which an application was handed in (申请方式). */
public enum Channel implements WireCode {
    /** Service hall window, 实体大厅 (GB/T 39046: 1 窗口). */
    HALL("hall"),
    /** Web portal, 网上大厅 (2 电脑端网上). */
    WEB("web"),
    /** App or mini-program, 移动端网上 (3). */
    MOBILE("mobile"),
    /** Self-service terminal, 自助终端. */
    KIOSK("kiosk"),
    /** Telephone, 电话. */
    PHONE("phone"),
    /** By post, 快递 (4). */
    POST("post"),
    /** Anything else that the source does record, 其他 (9). */
    OTHER("other");

    private final String code;

    Channel(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
