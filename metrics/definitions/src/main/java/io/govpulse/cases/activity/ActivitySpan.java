// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases.activity;

import io.govpulse.calendar.Due;
import io.govpulse.cases.CaseAttributes;
import io.govpulse.event.Channel;
import java.time.Instant;
import java.util.Optional;

/** The part of {@link ActivityFacts} that the events at its two ends state. */
record ActivitySpan(
        ActivityFacts.Kind kind,
        String key,
        Optional<String> name,
        Optional<String> clerk,
        CaseAttributes attributes,
        Optional<Channel> channel,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<Due> due,
        boolean served,
        boolean leftUnserved) {

    /** Returns whether its end came before its beginning, which cannot be. */
    boolean finishedBeforeStart() {
        return startedAt.flatMap(from -> finishedAt.map(from::isAfter)).orElse(false);
    }
}
