// SPDX-License-Identifier: Apache-2.0
/** Rows of event logs in XES (IEEE 1849). */
@NullMarked
package io.govpulse.ingest.importing.xes;

import org.jspecify.annotations.NullMarked;
