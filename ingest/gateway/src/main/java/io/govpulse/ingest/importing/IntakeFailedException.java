package io.govpulse.ingest.importing;

/** The intake did not take the events: the message says what to do. */
final class IntakeFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    IntakeFailedException(String message) {
        super(message);
    }
}
