// SPDX-License-Identifier: Apache-2.0
/** The import of files through the intake: the command, its progress and its result. */
@NullMarked
package io.govpulse.ingest.importing;

import org.jspecify.annotations.NullMarked;
