package io.govpulse.cases;

import io.govpulse.calendar.Due;
import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.calendar.UnknownYearException;
import io.govpulse.reference.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pairs beginnings with ends: steps, questions, appointments and visits of one case. */
final class CaseSteps {

    private final CaseCourse course;
    private final Reference reference;
    private final JurisdictionCalendar calendar;
    private final Pauses pauses;

    private CaseSteps(
            CaseCourse course, Reference reference, JurisdictionCalendar calendar, Pauses pauses) {
        this.course = course;
        this.reference = reference;
        this.calendar = calendar;
        this.pauses = pauses;
    }

    static List<StepFacts> of(
            CaseStory story,
            CaseIdentity identity,
            CaseCourse course,
            CasePlace place,
            boolean counted,
            Reference reference,
            JurisdictionCalendar calendar,
            Pauses pauses,
            Instant now) {
        CaseSteps steps = new CaseSteps(course, reference, calendar, pauses);
        List<StepSpan> spans = new ArrayList<>();
        spans.addAll(new WorkSpans(story, course, place, reference, calendar, pauses).all());
        spans.addAll(new QueueSpans(story, course, place).all());
        return spans.stream().map(span -> steps.facts(span, identity, counted, now)).toList();
    }

    private StepFacts facts(StepSpan span, CaseIdentity identity, boolean counted, Instant now) {
        Optional<Instant> breaksAt = Deadline.brokenAt(span.due(), span.finishedAt());
        boolean over = span.kind() == StepFacts.Kind.STEP && course.endedAt().isPresent();
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
        return new StepFacts(
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
                span.kind() == StepFacts.Kind.VISIT
                        && elapsed.map(Duration::ofSeconds)
                                .map(wait -> wait.compareTo(reference.service().longWait()) > 0)
                                .orElse(false),
                span.kind() == StepFacts.Kind.STEP
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

    private Optional<Long> workingSeconds(StepSpan span) {
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
