// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import java.time.LocalDate;

/**
 * A value that was counted.
 *
 * @param date the day, or the first day of the week, month or quarter
 * @param value what was counted, 0 or more
 */
public record Observation(LocalDate date, double value) {}
