package io.govpulse.indicator;

/**
 * What people read.
 *
 * @param zh in Chinese
 * @param en in English
 */
public record Label(String zh, String en) {
    public Label {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException(
                    "Cannot accept label: zh '" + zh + "', en '" + en + "'; both are needed");
        }
    }
}
