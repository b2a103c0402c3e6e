// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import java.net.URI;
import org.apache.flink.core.execution.JobClient;

/**
 * The job as it runs in the cluster of this process.
 *
 * @param client the handle to it
 * @param rest address of the cluster's REST API, on loopback
 */
record StartedJob(JobClient client, URI rest) {}
