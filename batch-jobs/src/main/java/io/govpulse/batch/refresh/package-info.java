/**
 * The refresh: what came since the last one and the last totals become new totals and rankings, and
 * one row says that they count.
 */
@NullMarked
package io.govpulse.batch.refresh;

import org.jspecify.annotations.NullMarked;
