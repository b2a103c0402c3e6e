// SPDX-License-Identifier: Apache-2.0
/** Spark jobs on the lake: refresh, audit and upkeep, and the process that runs them. */
@NullMarked
package io.govpulse.batch;

import org.jspecify.annotations.NullMarked;
