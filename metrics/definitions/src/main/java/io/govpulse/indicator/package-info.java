// SPDX-License-Identifier: Apache-2.0
/**
 * The meaning of the indicators: measures, stocks, ratios and scorecards as data, and the
 * arithmetic of a ratio that every engine shares.
 */
@NullMarked
package io.govpulse.indicator;

import org.jspecify.annotations.NullMarked;
