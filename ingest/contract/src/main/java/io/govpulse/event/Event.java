// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * One event of a case, in one of its versions.
 *
 * <p>The events of a case are a set keyed by {@code id}. Of several revisions of an id the highest
 * counts; on a tie a tombstone wins, then the greater {@link EventCodec#contentHash content hash}.
 * A revision keeps the case number of the event it revises: an event that was booked on the wrong
 * case is withdrawn by a tombstone and sent again under another id.
 *
 * @param source name of the sending system (CloudEvents {@code source}): a lower-case letter or
 *     digit, then up to 63 of {@code a-z 0-9 . -}
 * @param id name of the event, unique in its source (CloudEvents {@code id})
 * @param caseNumber number of the case in its source, 办件编号 (CloudEvents {@code subject})
 * @param time when it happened (CloudEvents {@code time}), cut to microseconds
 * @param revision 0 for the first version, higher for a correction (extension {@code revision})
 * @param data its content
 */
public record Event(
        String source, String id, String caseNumber, Instant time, int revision, EventData data) {

    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    public Event {
        if (!SOURCE.matcher(source).matches()) {
            throw new InvalidEventException(
                    "Cannot accept source: '"
                            + source
                            + "'; expected a name of up to 64 characters a-z 0-9 . - that begins"
                            + " with a letter or digit");
        }
        id = Text.code("id", id);
        caseNumber = Text.code("subject", caseNumber);
        if (revision < 0) {
            throw new InvalidEventException(
                    "Cannot accept revision: " + revision + "; expected 0 and above");
        }
        time = Times.bounded("time", time);
    }

    /** The type of the event. */
    public EventType type() {
        return EventType.of(data);
    }

    /** The case id: source and number. A source holds no colon, so it reads back unambiguously. */
    public String caseId() {
        return source + ":" + caseNumber;
    }
}
