// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.script;

import io.govpulse.event.EventData;
import io.govpulse.platform.demo.city.SeededRandom;
import java.time.Duration;
import java.time.Instant;

/** When offices and applicants act: by office hours, or in seconds instead of days. */
interface Schedule {
    /** When an office acts that many working days later; within its hours, after {@code from}. */
    Instant office(Instant from, int days, SeededRandom random);

    /** When an applicant acts that many days later, at whatever hour. */
    Instant applicant(Instant from, int days, SeededRandom random);

    /** The time that so many minutes at a window take. */
    Duration minutes(int minutes);

    /** An acceptance with these limits in working days; a promise of 0 is on the spot. */
    EventData.Accepted accepted(Instant at, int promisedDays, int statutoryDays);
}
