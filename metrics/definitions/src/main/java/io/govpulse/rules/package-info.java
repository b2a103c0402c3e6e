// SPDX-License-Identifier: Apache-2.0
/** The rules of a jurisdiction that the fold applies: one immutable, hashed value. */
@NullMarked
package io.govpulse.rules;

import org.jspecify.annotations.NullMarked;
