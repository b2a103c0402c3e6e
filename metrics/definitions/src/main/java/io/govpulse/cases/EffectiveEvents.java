// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import static java.util.stream.Collectors.groupingBy;

import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.EventType;
import io.govpulse.event.Exemption;
import io.govpulse.event.VoiceData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The effective events of a case, and which of them decide where there are several of a type: the
 * first submission and acceptance, the last decision.
 *
 * @param events one event version per event id, by time and then id
 */
public record EffectiveEvents(List<Event> events) {
    private static final Set<EventType> SERVICES =
            EnumSet.of(
                    EventType.RATED,
                    EventType.RATING_FOLLOWED_UP,
                    EventType.COMPLAINT_FILED,
                    EventType.COMPLAINT_RESOLVED,
                    EventType.APPEAL_DECIDED,
                    EventType.APPOINTMENT_MADE,
                    EventType.TICKET_TAKEN,
                    EventType.CALLED,
                    EventType.SERVED,
                    EventType.LEFT,
                    EventType.CONSULTATION_ASKED,
                    EventType.CONSULTATION_ANSWERED);

    /** Returns everything of one type by the name of what it happened to, each by time. */
    public <T extends EventData> Map<String, List<Occurrence<T>>> byName(
            Class<T> type, Function<T, String> name) {
        return all(type).stream().collect(groupingBy(occurrence -> name.apply(occurrence.data())));
    }

    /** Returns everything of one type, by time. */
    public <T extends EventData> List<Occurrence<T>> all(Class<T> type) {
        // A fold asks some thirty times, mostly for nothing: a stream each time was a tenth of it.
        List<Occurrence<T>> found = new ArrayList<>();
        for (Event event : events) {
            if (type.isInstance(event.data())) {
                found.add(new Occurrence<>(event.time(), type.cast(event.data())));
            }
        }
        return Collections.unmodifiableList(found);
    }

    /** Returns the first submission. */
    Optional<Occurrence<EventData.Submitted>> submitted() {
        return all(EventData.Submitted.class).stream().findFirst();
    }

    /**
     * Returns the first acceptance; of a case that was refused and accepted again, the first one
     * after that refusal, from which its clocks run.
     */
    Optional<Occurrence<EventData.Accepted>> accepted() {
        Optional<Instant> last = last(EventData.Accepted.class).map(Occurrence::at);
        Optional<Instant> refused =
                all(EventData.Refused.class).stream()
                        .map(Occurrence::at)
                        .filter(at -> last.filter(at::isAfter).isEmpty())
                        .reduce((earlier, later) -> later);
        return all(EventData.Accepted.class).stream()
                .filter(acceptance -> refused.filter(acceptance.at()::isBefore).isEmpty())
                .findFirst();
    }

    /** Returns the last decision: who decides again, decides later. */
    Optional<Occurrence<EventData.Decided>> decided() {
        return last(EventData.Decided.class);
    }

    /** Returns whether the case was voided. */
    boolean voided() {
        return events.stream().anyMatch(event -> event.type() == EventType.VOIDED);
    }

    /**
     * Returns whether there is an application at all. What only asked, waited, rated or complained
     * is no case.
     */
    boolean application() {
        return events.stream().anyMatch(event -> !SERVICES.contains(event.type()));
    }

    /** Returns the last refusal, unless the case was accepted after it. */
    Optional<Occurrence<EventData.Refused>> refused() {
        return last(EventData.Refused.class)
                .filter(
                        refusal ->
                                last(EventData.Accepted.class)
                                        .map(accepted -> accepted.at().isBefore(refusal.at()))
                                        .orElse(true));
    }

    /** Returns the appeals that were upheld: the last decision on each appeal is the one. */
    List<Occurrence<VoiceData.AppealDecided>> upheldAppeals() {
        Map<String, Occurrence<VoiceData.AppealDecided>> last = new TreeMap<>();
        all(VoiceData.AppealDecided.class)
                .forEach(decision -> last.put(decision.data().appeal(), decision));
        return last.values().stream().filter(decision -> decision.data().upheld()).toList();
    }

    /** Returns whether an upheld appeal exempts from this. */
    boolean exempts(Exemption exemption) {
        return upheldAppeals().stream()
                .anyMatch(appeal -> appeal.data().exempts().filter(exemption::equals).isPresent());
    }

    private <T extends EventData> Optional<Occurrence<T>> last(Class<T> type) {
        return all(type).stream().reduce((earlier, later) -> later);
    }
}
