// SPDX-License-Identifier: Apache-2.0
/** What earlier imports of a source said, so that a later one counts. */
@NullMarked
package io.govpulse.ingest.importing.memory;

import org.jspecify.annotations.NullMarked;
