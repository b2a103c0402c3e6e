// SPDX-License-Identifier: Apache-2.0
/** The commands of {@code ./govpulse}, one class each. They are given the platform. */
@NullMarked
package io.govpulse.platform.command;

import org.jspecify.annotations.NullMarked;
