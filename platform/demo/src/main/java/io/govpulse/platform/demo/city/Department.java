// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.city;

import java.util.List;
import java.util.Locale;

/**
 * A department of the city, and how it works.
 *
 * @param number 1 and up
 * @param code unified social credit code
 * @param zh its Chinese name
 * @param en its English name
 * @param volume how many cases it has, beside the others
 * @param conduct how it works
 * @param items what it offers
 */
public record Department(
        int number,
        String code,
        String zh,
        String en,
        double volume,
        Conduct conduct,
        List<Item> items) {

    /**
     * How a department works.
     *
     * @param late share of its cases that are late at first, from 0 to 1
     * @param gain how much of its lateness it loses over the history; negative when it gets worse
     * @param online share of its cases that come online at first
     * @param onlineGain how much that grows over the history
     * @param dissatisfied share of its raters who are not satisfied
     */
    public record Conduct(
            double late, double gain, double online, double onlineGain, double dissatisfied) {

        /** Share of late cases at this point of the history, from 0 to 1. */
        public double lateAt(double progress) {
            return late * (1 - gain * progress);
        }

        /** Share of cases that come online at this point of the history, from 0 to 1. */
        public double onlineAt(double progress) {
            return Math.min(0.97, online + onlineGain * progress);
        }
    }

    /** Name of the system from which its cases come. */
    public String source() {
        return String.format(Locale.ROOT, "yunze-d%02d", number);
    }

    /** Staff number of one of its clerks. */
    public String clerk(SeededRandom random) {
        return String.format(Locale.ROOT, "D%02d-%03d", number, random.between(1, 12));
    }
}
