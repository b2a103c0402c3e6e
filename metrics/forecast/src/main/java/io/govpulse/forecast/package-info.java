// SPDX-License-Identifier: Apache-2.0
/**
 * Forecasts of demand: daily, weekly, monthly and quarterly series, with the platform's calendar,
 * calibrated intervals and sums that add up. Numbers in, numbers out: no framework, no clock, no
 * chance, so the same data give the same bytes. docs/forecasts.md describes the method.
 */
@NullMarked
package io.govpulse.forecast;

import org.jspecify.annotations.NullMarked;
