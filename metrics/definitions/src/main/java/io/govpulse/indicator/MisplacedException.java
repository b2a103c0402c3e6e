// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

/** A part of the definitions that does not fit the rest, and where it stands. */
final class MisplacedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String place;

    /**
     * Says what does not fit.
     *
     * @param place JSON pointer of the value
     */
    MisplacedException(String place, String message) {
        super(message);
        this.place = place;
    }

    /** Returns the JSON pointer of the value. */
    String place() {
        return place;
    }
}
