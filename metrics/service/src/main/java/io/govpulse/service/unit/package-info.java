// SPDX-License-Identifier: Apache-2.0
/** Names of units for people. */
@NullMarked
package io.govpulse.service.unit;

import org.jspecify.annotations.NullMarked;
