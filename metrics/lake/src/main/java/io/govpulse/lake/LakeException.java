// SPDX-License-Identifier: Apache-2.0
package io.govpulse.lake;

import io.govpulse.process.Failure;
import java.nio.file.Path;

/** The lake cannot be reached. Whether a retry helps depends on what is in the way. */
public final class LakeException extends Failure {
    private static final long serialVersionUID = 1L;

    private LakeException(boolean retryable, String message, Throwable cause) {
        super(Origin.OUTSIDE, retryable, message, cause);
    }

    /** The directory of the embedded catalog cannot be created. */
    static LakeException cannotCreate(Path directory, Throwable cause) {
        return new LakeException(
                false,
                "Cannot create "
                        + directory
                        + ": "
                        + cause.getMessage()
                        + "; expected a disk with room and a directory that this user may write",
                cause);
    }

    /** The catalog does not open; the message holds no property, because one may be a password. */
    static LakeException cannotOpen(LakeSettings settings, Throwable cause) {
        return new LakeException(
                true,
                "Cannot open the catalog of type "
                        + settings.properties().getOrDefault("type", "unknown")
                        + ": "
                        + cause.getMessage()
                        + "; expected one that answers with the settings in "
                        + LakeSettings.VARIABLE_PREFIX
                        + "*",
                cause);
    }
}
