package io.govpulse.cases;

import io.govpulse.calendar.Due;
import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.cases.EffectiveEvents.Said;
import io.govpulse.event.ProcedureData;
import io.govpulse.event.VoiceData;
import io.govpulse.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pairs steps with their ends, and questions with their answers. */
record WorkSpans(
        EffectiveEvents story,
        CaseMilestones course,
        CaseAttributes place,
        Rules rules,
        JurisdictionCalendar calendar,
        Pauses pauses) {

    List<ActivitySpan> all() {
        List<ActivitySpan> all = new ArrayList<>(procedure());
        all.addAll(consultations());
        return all;
    }

    private List<ActivitySpan> procedure() {
        Map<String, List<Said<ProcedureData.StepStarted>>> started =
                story.byName(ProcedureData.StepStarted.class, d -> key(d.step(), d.instance()));
        Map<String, List<Said<ProcedureData.StepFinished>>> finished =
                story.byName(ProcedureData.StepFinished.class, d -> key(d.step(), d.instance()));
        List<ActivitySpan> spans = new ArrayList<>();
        for (String key : Said.names(started, finished)) {
            Optional<Said<ProcedureData.StepStarted>> begin = Said.first(started, key);
            Optional<Said<ProcedureData.StepFinished>> end = Said.last(finished, key);
            spans.add(
                    new ActivitySpan(
                            ActivityFacts.Kind.STEP,
                            key,
                            begin.map(s -> s.data().step()).or(() -> end.map(s -> s.data().step())),
                            end.flatMap(s -> s.data().clerk())
                                    .or(() -> begin.flatMap(s -> s.data().clerk())),
                            place,
                            place.channel(),
                            begin.map(Said::at),
                            end.map(Said::at),
                            begin.flatMap(this::due),
                            false,
                            false));
        }
        return spans;
    }

    /** A step's limit runs while the clock of the case does. */
    private Optional<Due> due(Said<ProcedureData.StepStarted> begin) {
        Deadline deadline =
                Deadline.of(
                        Optional.empty(),
                        begin.data().limit(),
                        Optional.of(begin.at()),
                        List.of(),
                        calendar,
                        pauses.between(Optional.of(begin.at()), course.endedAt()));
        return deadline.stopped() ? Optional.empty() : deadline.due();
    }

    private List<ActivitySpan> consultations() {
        Map<String, List<Said<VoiceData.ConsultationAsked>>> asked =
                story.byName(
                        VoiceData.ConsultationAsked.class,
                        VoiceData.ConsultationAsked::consultation);
        Map<String, List<Said<VoiceData.ConsultationAnswered>>> answered =
                story.byName(
                        VoiceData.ConsultationAnswered.class,
                        VoiceData.ConsultationAnswered::consultation);
        List<ActivitySpan> spans = new ArrayList<>();
        for (String key : Said.names(asked, answered)) {
            Optional<Said<VoiceData.ConsultationAsked>> begin = Said.first(asked, key);
            // The first answer is what the asker waited for.
            Optional<Said<VoiceData.ConsultationAnswered>> end = Said.first(answered, key);
            spans.add(
                    new ActivitySpan(
                            ActivityFacts.Kind.CONSULTATION,
                            key,
                            Optional.empty(),
                            end.flatMap(s -> s.data().clerk()),
                            begin.map(
                                            s ->
                                                    place.at(
                                                            s.data().department(),
                                                            s.data().item(),
                                                            s.data().region(),
                                                            Optional.empty()))
                                    .orElse(place),
                            begin.flatMap(s -> s.data().channel()).or(place::channel),
                            begin.map(Said::at),
                            end.map(Said::at),
                            begin.flatMap(
                                    s ->
                                            CaseAftermath.due(
                                                    s.at(),
                                                    s.data()
                                                            .limit()
                                                            .orElse(rules.service().answerWithin()),
                                                    calendar)),
                            false,
                            false));
        }
        return spans;
    }

    /**
     * A bar between step and doing; one within the step is escaped, so that no two keys are one.
     */
    private static String key(String step, Optional<String> instance) {
        String escaped = step.replace("%", "%25").replace("/", "%2F");
        return instance.map(name -> escaped + "/" + name).orElse(escaped);
    }
}
