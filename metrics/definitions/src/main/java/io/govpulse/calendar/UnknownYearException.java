// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

/**
 * A calculation lies wholly inside a past year for which the calendar has no notice. Unlike a year
 * to come, whose notice is yet to be published, this is a gap in the calendar, and a figure made
 * over it would be wrong for ever: the keeper of the calendar must add the notice.
 */
public final class UnknownYearException extends IllegalStateException {

    UnknownYearException(String message) {
        super(message);
    }
}
