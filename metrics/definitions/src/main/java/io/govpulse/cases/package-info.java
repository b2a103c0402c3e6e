// SPDX-License-Identifier: Apache-2.0
/**
 * What happened to a case: the one fold from its events to its facts. Meaning is decided here,
 * once; everything behind only filters, sums and divides.
 *
 * <p>{@link io.govpulse.cases.CaseFacts#of} is the entry. Which event versions are effective is
 * decided in {@code EventSet}, which of several events counts in {@link
 * io.govpulse.cases.EffectiveEvents}, lateness in {@link io.govpulse.cases.Lateness}, which rating
 * counts in {@code CaseRatings}; what the calendar cannot decide is found in {@code CaseCalendar}
 * and flagged.
 *
 * <p>{@code cases.table} uses this package and {@code cases.activity}; {@code cases.activity} uses
 * this package. Nothing here uses the tables, and {@code CaseFacts} alone uses the activities: they
 * are part of the facts of a case. {@code FoldContext}, {@code EffectiveEvents}, {@code Occurrence}
 * and {@code Lateness} are public for {@code cases.activity} only.
 */
@NullMarked
package io.govpulse.cases;

import org.jspecify.annotations.NullMarked;
