// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing;

import io.govpulse.process.Failure;

/** An option of the import cannot be used, or not with this file; nothing was sent. */
final class OptionException extends Failure {
    private static final long serialVersionUID = 1L;

    OptionException(String message) {
        super(Origin.CALLER, false, message, null);
    }
}
