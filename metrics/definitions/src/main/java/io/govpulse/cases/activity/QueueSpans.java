// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases.activity;

import io.govpulse.calendar.Due;
import io.govpulse.cases.CaseAttributes;
import io.govpulse.cases.FoldContext;
import io.govpulse.cases.Occurrence;
import io.govpulse.event.QueueData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pairs appointments with the visits that kept them, and tickets with their calls. */
record QueueSpans(FoldContext context) {

    List<ActivitySpan> all() {
        List<ActivitySpan> all = new ArrayList<>(appointments());
        all.addAll(visits());
        return all;
    }

    private List<ActivitySpan> appointments() {
        Map<String, Instant> kept = new HashMap<>();
        context.events()
                .all(QueueData.TicketTaken.class)
                .forEach(
                        ticket ->
                                ticket.data()
                                        .appointment()
                                        .ifPresent(name -> kept.putIfAbsent(name, ticket.at())));
        Map<String, List<Occurrence<QueueData.AppointmentMade>>> made =
                context.events()
                        .byName(
                                QueueData.AppointmentMade.class,
                                QueueData.AppointmentMade::appointment);
        List<ActivitySpan> spans = new ArrayList<>();
        for (String key : Occurrence.names(made)) {
            // An appointment that is made again is moved: the last one counts.
            Occurrence<QueueData.AppointmentMade> last = Occurrence.last(made, key).orElseThrow();
            QueueData.AppointmentMade data = last.data();
            spans.add(
                    new ActivitySpan(
                            ActivityFacts.Kind.APPOINTMENT,
                            key,
                            Optional.empty(),
                            Optional.empty(),
                            context.attributes()
                                    .at(
                                            new CaseAttributes.Place(
                                                    data.department(),
                                                    data.item(),
                                                    data.region(),
                                                    data.window())),
                            context.attributes().channel(),
                            Optional.of(last.at()),
                            Optional.ofNullable(kept.get(key)),
                            Optional.of(slot(data.slot())),
                            false,
                            false));
        }
        return spans;
    }

    /** A slot is for planning: coming after it breaks no limit. */
    private Due slot(Instant slot) {
        return new Due(slot, context.milestones().day(slot), true);
    }

    private List<ActivitySpan> visits() {
        Map<String, List<Occurrence<QueueData.TicketTaken>>> taken =
                context.events().byName(QueueData.TicketTaken.class, QueueData.TicketTaken::ticket);
        Map<String, List<Occurrence<QueueData.Called>>> called =
                context.events().byName(QueueData.Called.class, QueueData.Called::ticket);
        Map<String, List<Occurrence<QueueData.Served>>> served =
                context.events().byName(QueueData.Served.class, QueueData.Served::ticket);
        Map<String, List<Occurrence<QueueData.Left>>> left =
                context.events().byName(QueueData.Left.class, QueueData.Left::ticket);
        List<ActivitySpan> spans = new ArrayList<>();
        for (String key : Occurrence.names(taken, called, served, left)) {
            Optional<Occurrence<QueueData.TicketTaken>> begin = Occurrence.first(taken, key);
            // Called again because nobody came: the wait ended with the last call that was served.
            Optional<Instant> servedAt = Occurrence.first(served, key).map(Occurrence::at);
            Optional<Occurrence<QueueData.Called>> end =
                    called.getOrDefault(key, List.of()).stream()
                            .filter(call -> servedAt.filter(call.at()::isAfter).isEmpty())
                            .reduce((earlier, later) -> later)
                            .or(() -> Occurrence.first(called, key));
            Optional<String> window = end.flatMap(e -> e.data().window());
            spans.add(
                    new ActivitySpan(
                            ActivityFacts.Kind.VISIT,
                            key,
                            Optional.empty(),
                            end.flatMap(e -> e.data().clerk()),
                            begin.map(
                                            b ->
                                                    context.attributes()
                                                            .at(
                                                                    new CaseAttributes.Place(
                                                                            b.data().department(),
                                                                            b.data().item(),
                                                                            b.data().region(),
                                                                            window.or(
                                                                                    b.data()
                                                                                            ::window))))
                                    .orElse(context.attributes()),
                            context.attributes().channel(),
                            begin.map(Occurrence::at),
                            end.map(Occurrence::at),
                            Optional.empty(),
                            served.containsKey(key),
                            left.containsKey(key) && !served.containsKey(key)));
        }
        return spans;
    }
}
