// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.city;

import java.util.List;
import java.util.SplittableRandom;

/**
 * SeededRandom that comes out the same every time: a function of seed, what is drawn, and its
 * number.
 */
public final class SeededRandom {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;

    private SeededRandom(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The random numbers for one thing that is drawn, for example {@code department} 7. */
    public static SeededRandom of(long seed, String drawn, long number) {
        return new SeededRandom((seed * GOLDEN + drawn.hashCode()) * GOLDEN + number);
    }

    /** Returns true with this probability, from 0 to 1. */
    public boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** A number from 0 to 1, without 1. */
    public double fraction() {
        return random.nextDouble();
    }

    /** A whole number from the first to the second, both included. */
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** A number from the first to the second, without the second. */
    public double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    /** One of these, each with the same probability. */
    public <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
