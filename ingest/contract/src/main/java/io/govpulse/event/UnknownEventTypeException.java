package io.govpulse.event;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The event may be right, but this release does not know its type: it waits in quarantine. */
public final class UnknownEventTypeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownEventTypeException(String wireName) {
        super(
                "Cannot accept type: '%s'; accepted: %s"
                        .formatted(
                                wireName,
                                Arrays.stream(EventType.values())
                                        .map(EventType::wireName)
                                        .collect(Collectors.joining(", "))));
    }
}
