// SPDX-License-Identifier: Apache-2.0
/**
 * The intake's process and its settings. The intake takes events from departments over HTTP, checks
 * them, hides identities, and answers when Kafka has them. What it cannot accept waits, encrypted,
 * in quarantine.
 */
@NullMarked
package io.govpulse.ingest;

import org.jspecify.annotations.NullMarked;
