package io.govpulse.cases;

import io.govpulse.calendar.Due;
import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.calendar.UnknownYearException;
import io.govpulse.rules.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pairs beginnings with ends: steps, questions, appointments and visits of one case. */
final class CaseActivities {

    private final CaseMilestones course;
    private final Rules rules;
    private final JurisdictionCalendar calendar;
    private final Pauses pauses;

    private CaseActivities(
            CaseMilestones course, Rules rules, JurisdictionCalendar calendar, Pauses pauses) {
        this.course = course;
        this.rules = rules;
        this.calendar = calendar;
        this.pauses = pauses;
    }

    static List<ActivityFacts> of(
            EffectiveEvents story,
            CaseIdentity identity,
            CaseMilestones course,
            CaseAttributes place,
            boolean counted,
            Rules rules,
            JurisdictionCalendar calendar,
            Pauses pauses,
            Instant now) {
        CaseActivities steps = new CaseActivities(course, rules, calendar, pauses);
        List<ActivitySpan> spans = new ArrayList<>();
        spans.addAll(new WorkSpans(story, course, place, rules, calendar, pauses).all());
        spans.addAll(new QueueSpans(story, course, place).all());
        return spans.stream().map(span -> steps.facts(span, identity, counted, now)).toList();
    }

    private ActivityFacts facts(
            ActivitySpan span, CaseIdentity identity, boolean counted, Instant now) {
        Optional<Instant> breaksAt = Deadline.brokenAt(span.due(), span.finishedAt());
        boolean over = span.kind() == ActivityFacts.Kind.STEP && course.endedAt().isPresent();
        // A step of a case that is over can become late no more.
        Instant told =
                span.finishedAt().isPresent()
                        ? Instant.MAX
                        : over ? course.endedAt().orElseThrow() : now;
        boolean changes = span.finishedAt().isEmpty() && !over;
        Optional<Long> elapsed =
                span.startedAt()
                        .flatMap(
                                from ->
                                        span.finishedAt()
                                                .filter(to -> !to.isBefore(from))
                                                .map(to -> Duration.between(from, to).toSeconds()));
        return new ActivityFacts(
                identity,
                span.place(),
                span.kind(),
                span.key(),
                span.name(),
                span.clerk(),
                span.startedAt(),
                span.finishedAt(),
                span.due().map(Due::lastInTime),
                breaksAt.filter(late -> !late.isAfter(told)),
                workingSeconds(span),
                elapsed,
                span.served(),
                span.leftUnserved(),
                span.kind() == ActivityFacts.Kind.VISIT
                        && elapsed.map(Duration::ofSeconds)
                                .map(wait -> wait.compareTo(rules.service().longWait()) > 0)
                                .orElse(false),
                span.kind() == ActivityFacts.Kind.STEP
                        && course.decidedAt()
                                .map(
                                        end ->
                                                after(span.startedAt(), end)
                                                        || after(span.finishedAt(), end))
                                .orElse(false),
                counted,
                span.channel(),
                course.zone(),
                now,
                breaksAt.filter(late -> changes && late.isAfter(told)));
    }

    private static boolean after(Optional<Instant> instant, Instant end) {
        return instant.map(at -> at.isAfter(end)).orElse(false);
    }

    private Optional<Long> workingSeconds(ActivitySpan span) {
        if (span.startedAt().isEmpty() || span.finishedAt().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    calendar.workingTime(
                                    span.startedAt().get(),
                                    span.finishedAt().get(),
                                    pauses.between(span.startedAt(), span.finishedAt()).ended())
                            .seconds());
        } catch (UnknownYearException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
