package io.govpulse.ingest;

/** The body holds no event at all; it waits in quarantine as a whole. */
final class UnreadableBodyException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String quarantineId;

    UnreadableBodyException(QuarantineRecord entry) {
        super(entry.reason());
        this.quarantineId = entry.id();
    }

    String quarantineId() {
        return quarantineId;
    }
}
