// SPDX-License-Identifier: Apache-2.0
/** The applicant's identity: where it is in an event, its pseudonym, and the key files. */
@NullMarked
package io.govpulse.ingest.privacy;

import org.jspecify.annotations.NullMarked;
