package io.govpulse.ingest.importing;

/** The mapping, or the mapping together with this file, cannot be used: nothing was sent. */
final class MappingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MappingException(String message) {
        super(message);
    }

    MappingException(String message, Throwable cause) {
        super(message, cause);
    }
}
