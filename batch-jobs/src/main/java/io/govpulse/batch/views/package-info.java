// SPDX-License-Identifier: Apache-2.0
/** Runs the queries of {@code io.govpulse.indicator.sql} in Spark. */
@NullMarked
package io.govpulse.batch.views;

import org.jspecify.annotations.NullMarked;
