// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.core;

import io.govpulse.process.Failure;
import org.jspecify.annotations.Nullable;

/** A command that could not do its work; the message says why and what to do. */
public final class PlatformException extends Failure {
    private static final long serialVersionUID = 1L;

    private PlatformException(
            Origin origin, boolean retryable, String message, @Nullable Throwable cause) {
        super(origin, retryable, message, cause);
    }

    /** The command asks for something that cannot be done here; it fails again until changed. */
    public static PlatformException caller(String message) {
        return new PlatformException(Origin.CALLER, false, message, null);
    }

    /** Something beside this command failed: a process of the platform, a file, a port. */
    public static PlatformException outside(String message) {
        return new PlatformException(Origin.OUTSIDE, true, message, null);
    }

    /**
     * Something beside this command failed: a process of the platform, a file, a port.
     *
     * @param cause what was thrown below
     */
    public static PlatformException outside(String message, Throwable cause) {
        return new PlatformException(Origin.OUTSIDE, true, message, cause);
    }
}
