package io.govpulse.ingest.importing;

/** An event cannot be made of its row: the message names the column and its value. */
final class RefusedCellException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedCellException(String message) {
        super(message);
    }
}
