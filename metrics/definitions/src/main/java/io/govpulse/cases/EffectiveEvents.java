package io.govpulse.cases;

import static java.util.stream.Collectors.groupingBy;

import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.EventType;
import io.govpulse.event.Exemption;
import io.govpulse.event.VoiceData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Which of a case's standing events tell each part of its story, where a source tells a part more
 * than once: the first submission and acceptance, the last decision.
 *
 * @param events standing events by time and then id
 */
record EffectiveEvents(List<Event> events) {

    /** What an event says, and when. */
    record Said<T extends EventData>(Instant at, T data) {

        /** The first that was said of this name. */
        static <T extends EventData> Optional<Said<T>> first(
                Map<String, List<Said<T>>> said, String name) {
            return said.getOrDefault(name, List.of()).stream().findFirst();
        }

        /** The last that was said of this name. */
        static <T extends EventData> Optional<Said<T>> last(
                Map<String, List<Said<T>>> said, String name) {
            return said.getOrDefault(name, List.of()).stream().reduce((a, b) -> b);
        }

        /** Every name that something was said of, in order. */
        @SafeVarargs
        static Set<String> names(Map<String, ?>... said) {
            Set<String> names = new TreeSet<>();
            for (Map<String, ?> each : said) {
                names.addAll(each.keySet());
            }
            return names;
        }
    }

    /** Everything of one kind that was said, by the name of what it was said of, and time. */
    <T extends EventData> Map<String, List<Said<T>>> byName(
            Class<T> type, Function<T, String> name) {
        return all(type).stream().collect(groupingBy(said -> name.apply(said.data())));
    }

    /** Everything of one kind that was said, by time. */
    <T extends EventData> List<Said<T>> all(Class<T> type) {
        return events.stream()
                .filter(event -> type.isInstance(event.data()))
                .map(event -> new Said<>(event.time(), type.cast(event.data())))
                .toList();
    }

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

    /** The refusal, unless the case was accepted after it. */
    Optional<Event> refused() {
        return last(EventType.REFUSED)
                .filter(
                        refusal ->
                                last(EventType.ACCEPTED)
                                        .map(accepted -> accepted.time().isBefore(refusal.time()))
                                        .orElse(true));
    }

    /** The appeals that were upheld: the last decision on each appeal counts. */
    List<VoiceData.AppealDecided> upheldAppeals() {
        Map<String, VoiceData.AppealDecided> last = new TreeMap<>();
        all(VoiceData.AppealDecided.class)
                .forEach(said -> last.put(said.data().appeal(), said.data()));
        return last.values().stream().filter(VoiceData.AppealDecided::upheld).toList();
    }

    boolean exempts(Exemption exemption) {
        return upheldAppeals().stream()
                .anyMatch(appeal -> appeal.exempts().filter(exemption::equals).isPresent());
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
