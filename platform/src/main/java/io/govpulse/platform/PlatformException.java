package io.govpulse.platform;

import org.jspecify.annotations.Nullable;

/** Something the user has to mend: the message says what is wrong and what to do. */
final class PlatformException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PlatformException(String message) {
        super(message);
    }

    PlatformException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
