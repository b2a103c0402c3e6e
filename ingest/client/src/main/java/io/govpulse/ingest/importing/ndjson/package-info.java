// SPDX-License-Identifier: Apache-2.0
/** Files of CloudEvents, one a line. */
@NullMarked
package io.govpulse.ingest.importing.ndjson;

import org.jspecify.annotations.NullMarked;
