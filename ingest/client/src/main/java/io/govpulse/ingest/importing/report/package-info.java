// SPDX-License-Identifier: Apache-2.0
/** The counts of an import. */
@NullMarked
package io.govpulse.ingest.importing.report;

import org.jspecify.annotations.NullMarked;
