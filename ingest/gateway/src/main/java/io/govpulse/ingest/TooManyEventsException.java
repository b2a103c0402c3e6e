package io.govpulse.ingest;

/** The sender has to make the request smaller. Nothing of it is kept. */
final class TooManyEventsException extends Exception {
    private static final long serialVersionUID = 1L;

    TooManyEventsException(int accepted) {
        super(
                "Cannot take the batch: it holds more than %d events; send it in parts of at most"
                                .formatted(accepted)
                        + " that many");
    }
}
