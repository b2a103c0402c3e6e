// SPDX-License-Identifier: Apache-2.0
/**
 * Rankings as a function of totals: the definition that {@code io.govpulse.indicator.sql} has in
 * SQL, in plain Java, to the same digits.
 */
@NullMarked
package io.govpulse.indicator.ranking;

import org.jspecify.annotations.NullMarked;
