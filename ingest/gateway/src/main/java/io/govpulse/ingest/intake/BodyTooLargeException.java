// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.intake;

import io.govpulse.process.Failure;

/** A request whose body is too large; nothing of it is kept. */
final class BodyTooLargeException extends Failure {
    private static final long serialVersionUID = 1L;

    BodyTooLargeException(int greatest) {
        super(
                Origin.CALLER,
                false,
                "Cannot take the body: it is larger than %d bytes; send fewer events at once"
                        .formatted(greatest),
                null);
    }
}
