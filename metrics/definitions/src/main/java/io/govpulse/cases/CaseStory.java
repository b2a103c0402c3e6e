package io.govpulse.cases;

import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.EventType;
import java.util.List;
import java.util.Optional;

/**
 * Which of a case's standing events tell each part of its story, where a source tells a part more
 * than once: the first submission and acceptance, the last decision.
 *
 * @param events standing events by time and then id
 */
record CaseStory(List<Event> events) {

    Optional<Event> submitted() {
        return first(EventType.SUBMITTED);
    }

    Optional<Event> accepted() {
        return first(EventType.ACCEPTED);
    }

    /** The last one: who decides again, decides later. */
    Optional<Event> decided() {
        return last(EventType.DECIDED);
    }

    /** The last rating that a person gave; a default one only where there is no other. */
    Optional<Event> rated() {
        Optional<Event> given =
                events.stream()
                        .filter(
                                event ->
                                        event.data() instanceof EventData.Rated rated
                                                && !rated.byDefault())
                        .reduce((earlier, later) -> later);
        return given.isPresent() ? given : last(EventType.RATED);
    }

    boolean voided() {
        return first(EventType.VOIDED).isPresent();
    }

    private Optional<Event> first(EventType type) {
        return events.stream().filter(event -> event.type() == type).findFirst();
    }

    private Optional<Event> last(EventType type) {
        return events.stream()
                .filter(event -> event.type() == type)
                .reduce((earlier, later) -> later);
    }
}
