// SPDX-License-Identifier: Apache-2.0
/**
 * The refresh: new facts and the last totals become new totals and rankings, and one row says that
 * they count.
 */
@NullMarked
package io.govpulse.batch.refresh;

import org.jspecify.annotations.NullMarked;
