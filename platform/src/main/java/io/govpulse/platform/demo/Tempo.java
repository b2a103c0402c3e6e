package io.govpulse.platform.demo;

import io.govpulse.event.EventData;
import java.time.Duration;
import java.time.Instant;

/** How fast the city works: by its office hours, or a working day in seconds, so that it moves. */
interface Tempo {
    /** When an office acts that many working days later; within its hours, after {@code from}. */
    Instant office(Instant from, int days, Chance chance);

    /** When an applicant acts that many days later, at whatever hour. */
    Instant applicant(Instant from, int days, Chance chance);

    /** What takes minutes at a window. */
    Duration minutes(int minutes);

    /** An acceptance with these limits in working days; a promise of 0 is on the spot. */
    EventData.Accepted accepted(Instant at, int promisedDays, int statutoryDays);
}
