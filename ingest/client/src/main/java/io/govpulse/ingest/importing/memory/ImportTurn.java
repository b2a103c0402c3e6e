// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.memory;

import java.time.Instant;

/**
 * One import among all of its source.
 *
 * @param memory what was said before
 * @param at the instant that orders it among them, see {@link ImportMemory#orderOf}
 */
public record ImportTurn(ImportMemory memory, Instant at) {}
