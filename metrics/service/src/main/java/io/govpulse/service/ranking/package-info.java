// SPDX-License-Identifier: Apache-2.0
/** Rankings, computed from published totals when they are read. */
@NullMarked
package io.govpulse.service.ranking;

import org.jspecify.annotations.NullMarked;
