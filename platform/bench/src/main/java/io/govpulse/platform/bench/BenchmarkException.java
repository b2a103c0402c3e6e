// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import io.govpulse.process.Failure;

/** A contender that ended too early, was too slow, or wrote something else than the events. */
final class BenchmarkException extends Failure {
    private static final long serialVersionUID = 1L;

    BenchmarkException(String message) {
        super(Origin.OURS, false, message, null);
    }
}
