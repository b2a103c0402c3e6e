// SPDX-License-Identifier: Apache-2.0
/**
 * Working time: calendars of a jurisdiction, limits, due dates and the time between two instants.
 *
 * <p>Pure code. Nothing here reads a clock: what counts as past is a parameter ({@link
 * io.govpulse.calendar.JurisdictionCalendar#asOf}) and part of the calendar's hash. All values are
 * immutable and safe to share between threads. {@code docs/time.md} explains the rules to officials
 * with the articles of law and with examples that run as tests.
 */
@NullMarked
package io.govpulse.calendar;

import org.jspecify.annotations.NullMarked;
