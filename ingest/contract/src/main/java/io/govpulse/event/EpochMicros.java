// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Instants as microseconds since 1970-01-01T00:00Z, the form in which all engines keep them.
 *
 * <p>{@link ChronoUnit#MICROS}{@code .between} counts in nanoseconds on its way and overflows
 * beyond the year 2262; here every instant that the contract takes has its number.
 */
public final class EpochMicros {
    private static final long PER_SECOND = 1_000_000;
    private static final int NANOS = 1_000;

    private EpochMicros() {}

    /**
     * Returns the microseconds since the epoch, rounded down; negative before it.
     *
     * @throws ArithmeticException beyond the year 294,000
     */
    public static long of(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), PER_SECOND),
                instant.getNano() / NANOS);
    }

    /** Returns the instant of this number. */
    public static Instant toInstant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
