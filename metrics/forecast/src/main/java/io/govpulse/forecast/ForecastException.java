// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import io.govpulse.process.Failure;

/** A series or question that cannot be answered as it stands; the message says what to change. */
public final class ForecastException extends Failure {
    private static final long serialVersionUID = 1L;

    ForecastException(String message) {
        super(Origin.CALLER, false, message, null);
    }
}
