/**
 * The demo city Yunze (云泽市), which does not exist: its units, its cases up to the machine's now,
 * and a trickle that goes on as time passes. It talks to the intake only, as departments do.
 *
 * <p>What is told is a function of seed, number of cases and the instant at which the city began;
 * nothing here but {@link io.govpulse.platform.demo.LiveCity} looks at a clock.
 */
@NullMarked
package io.govpulse.platform.demo;

import org.jspecify.annotations.NullMarked;
