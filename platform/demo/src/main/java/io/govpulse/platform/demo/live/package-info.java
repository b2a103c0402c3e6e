// SPDX-License-Identifier: Apache-2.0
/** The process {@code demo}: it sends the demo city's events to the intake as time passes. */
@NullMarked
package io.govpulse.platform.demo.live;

import org.jspecify.annotations.NullMarked;
