// SPDX-License-Identifier: Apache-2.0
/** Two generations of facts compared, before readers are switched from one to the other. */
@NullMarked
package io.govpulse.batch.compare;

import org.jspecify.annotations.NullMarked;
