// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import io.govpulse.process.Failure;
import java.util.Arrays;
import java.util.stream.Collectors;

/** An event of a type that this release does not know; it waits in quarantine for one that does. */
public final class UnknownEventTypeException extends Failure {
    private static final long serialVersionUID = 1L;

    UnknownEventTypeException(String wireName) {
        super(
                Origin.CALLER,
                false,
                "Cannot accept type: '%s'; expected %s"
                        .formatted(
                                wireName,
                                Arrays.stream(EventType.values())
                                        .map(EventType::wireName)
                                        .collect(Collectors.joining(", "))),
                null);
    }
}
