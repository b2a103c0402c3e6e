package io.govpulse.cases;

import io.govpulse.calendar.Due;
import io.govpulse.cases.EffectiveEvents.Said;
import io.govpulse.event.QueueData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pairs appointments with the visits that kept them, and tickets with their calls. */
record QueueSpans(EffectiveEvents story, CaseMilestones course, CaseAttributes place) {

    List<ActivitySpan> all() {
        List<ActivitySpan> all = new ArrayList<>(appointments());
        all.addAll(visits());
        return all;
    }

    private List<ActivitySpan> appointments() {
        Map<String, Instant> kept = new HashMap<>();
        story.all(QueueData.TicketTaken.class)
                .forEach(
                        ticket ->
                                ticket.data()
                                        .appointment()
                                        .ifPresent(name -> kept.putIfAbsent(name, ticket.at())));
        // An appointment that is made again is moved: the last one counts.
        Map<String, List<Said<QueueData.AppointmentMade>>> made =
                story.byName(
                        QueueData.AppointmentMade.class, QueueData.AppointmentMade::appointment);
        return Said.names(made).stream()
                .map(
                        key -> {
                            Said<QueueData.AppointmentMade> said =
                                    Said.last(made, key).orElseThrow();
                            QueueData.AppointmentMade data = said.data();
                            return new ActivitySpan(
                                    ActivityFacts.Kind.APPOINTMENT,
                                    key,
                                    Optional.empty(),
                                    Optional.empty(),
                                    place.at(
                                            data.department(),
                                            data.item(),
                                            data.region(),
                                            data.window()),
                                    place.channel(),
                                    Optional.of(said.at()),
                                    Optional.ofNullable(kept.get(key)),
                                    Optional.of(
                                            new Due(
                                                    data.slot(),
                                                    course.day(data.slot()),
                                                    // Coming late breaks no limit.
                                                    true)),
                                    false,
                                    false);
                        })
                .toList();
    }

    private List<ActivitySpan> visits() {
        Map<String, List<Said<QueueData.TicketTaken>>> taken =
                story.byName(QueueData.TicketTaken.class, QueueData.TicketTaken::ticket);
        Map<String, List<Said<QueueData.Called>>> called =
                story.byName(QueueData.Called.class, QueueData.Called::ticket);
        Map<String, List<Said<QueueData.Served>>> served =
                story.byName(QueueData.Served.class, QueueData.Served::ticket);
        Map<String, List<Said<QueueData.Left>>> left =
                story.byName(QueueData.Left.class, QueueData.Left::ticket);
        List<ActivitySpan> spans = new ArrayList<>();
        for (String key : Said.names(taken, called, served, left)) {
            Optional<Said<QueueData.TicketTaken>> begin = Said.first(taken, key);
            // Called again because nobody came: the wait ended with the last call.
            Optional<Said<QueueData.Called>> end = Said.last(called, key);
            Optional<String> window = end.flatMap(s -> s.data().window());
            spans.add(
                    new ActivitySpan(
                            ActivityFacts.Kind.VISIT,
                            key,
                            Optional.empty(),
                            end.flatMap(s -> s.data().clerk()),
                            begin.map(
                                            s ->
                                                    place.at(
                                                            s.data().department(),
                                                            s.data().item(),
                                                            s.data().region(),
                                                            window.or(s.data()::window)))
                                    .orElse(place),
                            place.channel(),
                            begin.map(Said::at),
                            end.map(Said::at),
                            Optional.empty(),
                            served.containsKey(key),
                            left.containsKey(key) && !served.containsKey(key)));
        }
        return spans;
    }
}
