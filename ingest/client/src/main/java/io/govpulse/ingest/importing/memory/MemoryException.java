// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.memory;

/** What earlier imports said cannot be read or kept; the message says what to do. */
public final class MemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MemoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
