// SPDX-License-Identifier: Apache-2.0
/** The client of the intake: the one way in which this platform's own programs send events. */
@NullMarked
package io.govpulse.ingest.client;

import org.jspecify.annotations.NullMarked;
