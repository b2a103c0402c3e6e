// SPDX-License-Identifier: Apache-2.0
/** Mappings, in YAML, from the rows of a file to events. */
@NullMarked
package io.govpulse.ingest.importing.mapping;

import org.jspecify.annotations.NullMarked;
