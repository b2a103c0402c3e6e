// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.process.Failure;
import org.jspecify.annotations.Nullable;

/** A failure of the stream that the person who runs it has to know of. */
final class StreamException extends Failure {
    private static final long serialVersionUID = 1L;

    private StreamException(
            Origin origin, boolean retryable, String message, @Nullable Throwable cause) {
        super(origin, retryable, message, cause);
    }

    /** What was asked for is not acceptable, and stays so until something is changed. */
    static StreamException refused(String message, @Nullable Throwable cause) {
        return new StreamException(Origin.CALLER, false, message, cause);
    }

    /** Something the stream needs is not there now; the same call may succeed later. */
    static StreamException unavailable(String message, @Nullable Throwable cause) {
        return new StreamException(Origin.OUTSIDE, true, message, cause);
    }

    /** Something the stream needs is gone, and does not come back by waiting. */
    static StreamException lost(String message) {
        return new StreamException(Origin.OUTSIDE, false, message, null);
    }

    /** A fault of the stream itself. */
    static StreamException fault(String message, Throwable cause) {
        return new StreamException(Origin.OURS, false, message, cause);
    }
}
