// SPDX-License-Identifier: Apache-2.0
/** The definitions in force, and the values of one indicator. */
@NullMarked
package io.govpulse.service.indicator;

import org.jspecify.annotations.NullMarked;
