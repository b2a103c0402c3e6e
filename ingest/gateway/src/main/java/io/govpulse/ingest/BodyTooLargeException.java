package io.govpulse.ingest;

/** The sender has to make the request smaller. Nothing of it is kept. */
final class BodyTooLargeException extends Exception {
    private static final long serialVersionUID = 1L;

    BodyTooLargeException(int acceptedBytes) {
        super(
                "Cannot take the body: it is larger than %d bytes; send fewer events at once"
                        .formatted(acceptedBytes));
    }
}
