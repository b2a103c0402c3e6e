// SPDX-License-Identifier: Apache-2.0
/** The program behind {@code ./govpulse}. */
@NullMarked
package io.govpulse.platform;

import org.jspecify.annotations.NullMarked;
