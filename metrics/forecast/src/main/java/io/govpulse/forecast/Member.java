// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import java.util.Optional;

/** A way to forecast, one of those that a combination is made of. */
interface Member {

    /** A member whose parameters are fixed. */
    interface Fitted {

        /**
         * Looks ahead from each number of values between two. What it expects after an origin
         * depends on nothing after it.
         *
         * @param from the least number of values known
         * @param to the largest number of values known
         * @return for each origin one value a period of the horizon, never negative
         */
        double[][] paths(int from, int to);
    }

    /** Returns the name, for tables. */
    String name();

    /**
     * Estimates the parameters from the first values alone.
     *
     * @return empty where the values are too few or of another kind than this member is for
     */
    Optional<Fitted> fit(Task task, int end);
}
