// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

/**
 * A text for people, in the two languages of the platform.
 *
 * @param zh the text in Chinese
 * @param en the text in English
 */
public record Label(String zh, String en) {
    public Label {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException(
                    "Cannot accept text: zh '" + zh + "', en '" + en + "'; expected both");
        }
    }
}
