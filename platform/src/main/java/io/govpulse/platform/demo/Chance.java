package io.govpulse.platform.demo;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that comes out the same every time: a function of seed, what is drawn, and its number. */
final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;

    private Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static Chance of(long seed, String drawn, long number) {
        return new Chance((seed * GOLDEN + drawn.hashCode()) * GOLDEN + number);
    }

    /** True this often, from 0 to 1. */
    boolean in(double share) {
        return random.nextDouble() < share;
    }

    /** A number from 0 to 1, without 1. */
    double share() {
        return random.nextDouble();
    }

    /** From the first to the second, both included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
