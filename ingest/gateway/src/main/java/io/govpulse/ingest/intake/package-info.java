// SPDX-License-Identifier: Apache-2.0
/** The intake over HTTP: reads requests, checks events, writes them to Kafka, and answers. */
@NullMarked
package io.govpulse.ingest.intake;

import org.jspecify.annotations.NullMarked;
