// SPDX-License-Identifier: Apache-2.0
/**
 * The invented city Yunze (云泽市): its regions, departments, items and applicants.
 *
 * <p>Everything that the demo sends is a function of seed, number of cases and the instant at which
 * the city began; only {@link io.govpulse.platform.demo.live} looks at a clock.
 */
@NullMarked
package io.govpulse.platform.demo.city;

import org.jspecify.annotations.NullMarked;
