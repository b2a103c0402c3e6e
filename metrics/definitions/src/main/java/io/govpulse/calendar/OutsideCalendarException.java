// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

/**
 * An instant or day lies outside the years that calendars reach, 1950 to 2149, or a limit ends
 * there. Nothing can be added to a calendar that would answer the question.
 */
public final class OutsideCalendarException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    OutsideCalendarException(String message) {
        super(message);
    }
}
