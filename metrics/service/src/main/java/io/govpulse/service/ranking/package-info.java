// SPDX-License-Identifier: Apache-2.0
/** Published rankings. */
@NullMarked
package io.govpulse.service.ranking;

import org.jspecify.annotations.NullMarked;
