// SPDX-License-Identifier: Apache-2.0
/**
 * Upkeep: small files made large, old snapshots and unpublished rows removed, no row ever changed.
 */
@NullMarked
package io.govpulse.batch.upkeep;

import org.jspecify.annotations.NullMarked;
