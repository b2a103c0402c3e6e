// SPDX-License-Identifier: Apache-2.0
/** Rows of CSV files. */
@NullMarked
package io.govpulse.ingest.importing.csv;

import org.jspecify.annotations.NullMarked;
