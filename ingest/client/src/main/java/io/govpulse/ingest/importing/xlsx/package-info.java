// SPDX-License-Identifier: Apache-2.0
/** Rows of Excel workbooks. */
@NullMarked
package io.govpulse.ingest.importing.xlsx;

import org.jspecify.annotations.NullMarked;
