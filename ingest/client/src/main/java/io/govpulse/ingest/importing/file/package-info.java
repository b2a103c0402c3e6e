// SPDX-License-Identifier: Apache-2.0
/**
 * The parts that every form of file shares: bytes, character sets, rows, and the events they give.
 */
@NullMarked
package io.govpulse.ingest.importing.file;

import org.jspecify.annotations.NullMarked;
