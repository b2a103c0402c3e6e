// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases.activity;

import io.govpulse.calendar.Due;
import io.govpulse.calendar.WorkingTime;
import io.govpulse.cases.FoldContext;
import io.govpulse.cases.Lateness;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the activities of a case: steps, questions, appointments and visits. */
public final class CaseActivities {

    private final FoldContext context;

    private CaseActivities(FoldContext context) {
        this.context = context;
    }

    /** Returns the activities of a case, each kind by key. */
    public static List<ActivityFacts> of(FoldContext context) {
        CaseActivities activities = new CaseActivities(context);
        List<ActivitySpan> spans = new ArrayList<>();
        spans.addAll(new WorkSpans(context).all());
        spans.addAll(new QueueSpans(context).all());
        return spans.stream().map(activities::facts).toList();
    }

    private ActivityFacts facts(ActivitySpan span) {
        Lateness lateness = lateness(span);
        Optional<Duration> elapsed = elapsed(span);
        return new ActivityFacts(
                context.identity(),
                span.attributes(),
                span.kind(),
                span.key(),
                span.name(),
                span.clerk(),
                span.startedAt(),
                span.finishedAt(),
                span.due().map(Due::lastInTime),
                lateness.lateAt(),
                lateness.judged(),
                span.finishedBeforeStart(),
                workingSeconds(span),
                elapsed.map(Duration::toSeconds),
                span.served(),
                span.leftUnserved(),
                span.kind() == ActivityFacts.Kind.VISIT && elapsed.filter(this::isLong).isPresent(),
                span.kind() == ActivityFacts.Kind.STEP && isAfterDecision(span),
                span.kind() == ActivityFacts.Kind.STEP
                        ? context.counted()
                        : context.serviceCounted(),
                span.channel(),
                context.zone(),
                context.now(),
                lateness.changesAt());
    }

    /** A step of a case that has ended can become late no more. */
    private Lateness lateness(ActivitySpan span) {
        Optional<Instant> doneAt =
                span.kind() == ActivityFacts.Kind.STEP
                        ? span.finishedAt().or(context.milestones()::endedAt)
                        : span.finishedAt();
        Lateness.Completion completion = new Lateness.Completion(doneAt, context.now());
        return span.due()
                .flatMap(due -> span.startedAt().map(start -> completion.by(due, start)))
                .orElse(Lateness.NONE);
    }

    private static Optional<Duration> elapsed(ActivitySpan span) {
        return span.startedAt()
                .flatMap(
                        from ->
                                span.finishedAt()
                                        .filter(to -> !to.isBefore(from))
                                        .map(to -> Duration.between(from, to)));
    }

    private boolean isLong(Duration wait) {
        // The facts have whole seconds.
        return wait.truncatedTo(ChronoUnit.SECONDS).compareTo(context.service().longWait()) > 0;
    }

    private boolean isAfterDecision(ActivitySpan span) {
        return context.milestones()
                .decidedAt()
                .filter(
                        decided ->
                                Stream.of(span.startedAt(), span.finishedAt())
                                        .flatMap(Optional::stream)
                                        .anyMatch(at -> at.isAfter(decided)))
                .isPresent();
    }

    private Optional<Long> workingSeconds(ActivitySpan span) {
        return span.startedAt()
                .filter(from -> !span.finishedBeforeStart())
                .flatMap(
                        from ->
                                span.finishedAt()
                                        .flatMap(to -> context.workingTime(from, to))
                                        .map(WorkingTime::seconds));
    }
}
