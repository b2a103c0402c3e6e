package io.govpulse.ingest;

/** Kafka did not acknowledge in time: the sender has to send again, which is safe. */
final class KafkaUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    KafkaUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
