// SPDX-License-Identifier: Apache-2.0
/**
 * The quarantine: events that were not accepted, with the reason in clear and the payload
 * encrypted.
 */
@NullMarked
package io.govpulse.ingest.quarantine;

import org.jspecify.annotations.NullMarked;
