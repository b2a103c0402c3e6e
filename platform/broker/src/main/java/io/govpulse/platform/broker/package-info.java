// SPDX-License-Identifier: Apache-2.0
/**
 * A single-node Kafka as a process of its own, for a platform on one machine and for tests. In
 * production a Kafka cluster takes its place and nothing here is used.
 */
@NullMarked
package io.govpulse.platform.broker;

import org.jspecify.annotations.NullMarked;
