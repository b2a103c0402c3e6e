// SPDX-License-Identifier: Apache-2.0
package io.govpulse.process;

import org.jspecify.annotations.Nullable;

/**
 * A failure that says who has to act on it and whether trying again helps. Its message is one
 * sentence for people: "Cannot X: value; expected …".
 *
 * <p>Anything thrown that is no {@code Failure} is a fault of ours: it is reported with its stack
 * trace.
 */
public class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Who has to act. */
    public enum Origin {
        /** Whoever asked: the input, a setting or a command is not acceptable. */
        CALLER,
        /** A system outside the platform, or one of its processes that is not there. */
        OUTSIDE,
        /** We: what happened should not be possible. */
        OURS
    }

    private final Origin origin;
    private final boolean retryable;

    /**
     * Creates a failure.
     *
     * @param origin who has to act
     * @param retryable whether the same call may succeed later with nothing changed by the caller
     * @param message one sentence, "Cannot X: value; expected …"
     * @param cause what was thrown below, if anything
     */
    protected Failure(Origin origin, boolean retryable, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.origin = origin;
        this.retryable = retryable;
    }

    /** Who has to act. */
    public final Origin origin() {
        return origin;
    }

    /** Whether the same call may succeed later with nothing changed by the caller. */
    public final boolean retryable() {
        return retryable;
    }

    /** The message, which is never null. */
    @Override
    public final String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
