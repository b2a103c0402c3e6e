// SPDX-License-Identifier: Apache-2.0
/** Single cases: their facts, how they came to be, and the events behind them. */
@NullMarked
package io.govpulse.service.cases;

import org.jspecify.annotations.NullMarked;
