// SPDX-License-Identifier: Apache-2.0
/**
 * The Iceberg tables: their columns, partitions, sort order and properties, and how to reach the
 * catalog. Iceberg itself is provided by whoever runs: core in the service, a runtime jar in the
 * engines, never both.
 */
@NullMarked
package io.govpulse.lake;

import org.jspecify.annotations.NullMarked;
