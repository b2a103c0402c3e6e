package io.govpulse.cases;

import io.govpulse.calendar.Due;
import io.govpulse.event.Channel;
import java.time.Instant;
import java.util.Optional;

/** The part of {@link ActivityFacts} that its two ends tell. */
record ActivitySpan(
        ActivityFacts.Kind kind,
        String key,
        Optional<String> name,
        Optional<String> clerk,
        CaseAttributes place,
        Optional<Channel> channel,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<Due> due,
        boolean served,
        boolean leftUnserved) {}
