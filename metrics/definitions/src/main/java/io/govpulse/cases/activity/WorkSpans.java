// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases.activity;

import io.govpulse.cases.CaseAttributes;
import io.govpulse.cases.FoldContext;
import io.govpulse.cases.Occurrence;
import io.govpulse.event.ProcedureData.StepFinished;
import io.govpulse.event.ProcedureData.StepStarted;
import io.govpulse.event.VoiceData.ConsultationAnswered;
import io.govpulse.event.VoiceData.ConsultationAsked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pairs steps with their ends, and questions with their answers. */
record WorkSpans(FoldContext context) {

    List<ActivitySpan> all() {
        List<ActivitySpan> all = new ArrayList<>(steps());
        all.addAll(consultations());
        return all;
    }

    private List<ActivitySpan> steps() {
        Map<String, List<Occurrence<StepStarted>>> started =
                context.events()
                        .byName(
                                StepStarted.class,
                                data ->
                                        data.instance()
                                                .map(instance -> key(data.step(), instance))
                                                .orElseGet(() -> key(data.step())));
        Map<String, List<Occurrence<StepFinished>>> finished =
                context.events()
                        .byName(
                                StepFinished.class,
                                data ->
                                        data.instance()
                                                .map(instance -> key(data.step(), instance))
                                                .orElseGet(() -> key(data.step())));
        List<ActivitySpan> spans = new ArrayList<>();
        for (String key : Occurrence.names(started, finished)) {
            Optional<Occurrence<StepStarted>> begin = Occurrence.first(started, key);
            Optional<Occurrence<StepFinished>> end = Occurrence.last(finished, key);
            spans.add(
                    new ActivitySpan(
                            ActivityFacts.Kind.STEP,
                            key,
                            begin.map(b -> b.data().step()).or(() -> end.map(e -> e.data().step())),
                            end.flatMap(e -> e.data().clerk())
                                    .or(() -> begin.flatMap(b -> b.data().clerk())),
                            context.attributes(),
                            context.attributes().channel(),
                            begin.map(Occurrence::at),
                            end.map(Occurrence::at),
                            begin.flatMap(
                                    b ->
                                            b.data()
                                                    .limit()
                                                    .flatMap(
                                                            limit ->
                                                                    context.dueOnTheClock(
                                                                            b.at(), limit))),
                            false,
                            false));
        }
        return spans;
    }

    private List<ActivitySpan> consultations() {
        Map<String, List<Occurrence<ConsultationAsked>>> asked =
                context.events().byName(ConsultationAsked.class, ConsultationAsked::consultation);
        Map<String, List<Occurrence<ConsultationAnswered>>> answered =
                context.events()
                        .byName(ConsultationAnswered.class, ConsultationAnswered::consultation);
        List<ActivitySpan> spans = new ArrayList<>();
        for (String key : Occurrence.names(asked, answered)) {
            Optional<Occurrence<ConsultationAsked>> begin = Occurrence.first(asked, key);
            // The first answer is what the asker waited for.
            Optional<Occurrence<ConsultationAnswered>> end = Occurrence.first(answered, key);
            spans.add(
                    new ActivitySpan(
                            ActivityFacts.Kind.CONSULTATION,
                            key,
                            Optional.empty(),
                            end.flatMap(e -> e.data().clerk()),
                            begin.map(b -> attributes(b.data())).orElse(context.attributes()),
                            begin.flatMap(b -> b.data().channel())
                                    .or(context.attributes()::channel),
                            begin.map(Occurrence::at),
                            end.map(Occurrence::at),
                            begin.flatMap(
                                    b ->
                                            context.due(
                                                    b.at(),
                                                    b.data()
                                                            .limit()
                                                            .orElse(
                                                                    context.service()
                                                                            .answerWithin()))),
                            false,
                            false));
        }
        return spans;
    }

    private CaseAttributes attributes(ConsultationAsked asked) {
        return context.attributes()
                .at(
                        new CaseAttributes.Place(
                                asked.department(),
                                asked.item(),
                                asked.region(),
                                Optional.empty()));
    }

    /**
     * A slash between step and instance; one within the step is escaped, so that no two keys are
     * the same.
     */
    private static String key(String step, String instance) {
        return key(step) + "/" + instance;
    }

    private static String key(String step) {
        return step.replace("%", "%25").replace("/", "%2F");
    }
}
