// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.broker;

import io.govpulse.process.Failure;
import org.jspecify.annotations.Nullable;

/** Kafka could not be started or stopped; the message says why and what to do. */
public final class BrokerException extends Failure {
    private static final long serialVersionUID = 1L;

    BrokerException(String message) {
        this(message, null);
    }

    BrokerException(String message, @Nullable Throwable cause) {
        super(Origin.OUTSIDE, true, message, cause);
    }
}
