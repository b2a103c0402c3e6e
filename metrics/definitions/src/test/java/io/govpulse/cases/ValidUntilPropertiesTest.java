// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import static io.govpulse.cases.CaseEvents.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.cases.table.FactRow;
import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** Facts change at {@code valid_until} or by a new event, and at no other instant. */
class ValidUntilPropertiesTest {

    @Property
    void nothingChangesBetweenNowAndValidUntil(
            @ForAll("versions") List<Event> versions,
            @ForAll("times") Instant now,
            @ForAll @DoubleRange(max = 1, maxIncluded = false) double part) {
        List<FactRow> before = rows(versions, now);
        Instant end =
                before.stream()
                        .findFirst()
                        .flatMap(row -> row.value("valid_until"))
                        .map(Instant.class::cast)
                        .orElse(now.plus(Duration.ofDays(4_000)));
        long micros = (long) (now.until(end, ChronoUnit.MICROS) * part);

        sameAt(now.plus(micros, ChronoUnit.MICROS), versions, before);
        sameAt(end.minus(1, ChronoUnit.MICROS), versions, before);
    }

    private static void sameAt(Instant later, List<Event> versions, List<FactRow> before) {
        List<FactRow> after = rows(versions, later);
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            FactRow row = before.get(i);
            assertThat(after.get(i))
                    .matches(row::sameFacts, "the same facts at " + later + ": " + row);
        }
    }

    @Property
    void somethingChangesAtValidUntil(
            @ForAll("versions") List<Event> versions, @ForAll("times") Instant now) {
        row(versions, now)
                .ifPresent(
                        before ->
                                before.value("valid_until")
                                        .ifPresent(
                                                end -> {
                                                    Instant at = (Instant) end;
                                                    assertThat(at).isAfter(now);
                                                    assertThat(
                                                                    row(versions, at)
                                                                            .orElseThrow()
                                                                            .sameFacts(before))
                                                            .isFalse();
                                                }));
    }

    @Property
    void timersRunOutAfterTheLimitsThereAre(
            @ForAll("versions") List<Event> versions, @ForAll("times") Instant now) {
        Instant at = now;
        int changes = 0;
        Optional<CaseFacts> facts = CaseFacts.of(versions, RULES, at);
        long ownLimits =
                versions.stream()
                        .filter(
                                event ->
                                        event.data() instanceof EventData.ClockPaused paused
                                                && paused.limit().isPresent())
                        .count();
        long limits =
                4
                        + ownLimits
                        + facts.map(f -> f.activities().size() + f.ratings().size()).orElse(0);
        while (facts.flatMap(CaseFacts::validUntil).isPresent()) {
            at = facts.orElseThrow().validUntil().orElseThrow();
            facts = CaseFacts.of(versions, RULES, at);
            changes++;
        }

        assertThat(changes).isLessThanOrEqualTo((int) limits);
    }

    @Property
    void becomingLateIsNotUndoneByTime(
            @ForAll("versions") List<Event> versions,
            @ForAll("times") Instant now,
            @ForAll("times") Instant other) {
        Instant earlier = now.isBefore(other) ? now : other;
        Instant later = now.isBefore(other) ? other : now;

        row(versions, earlier)
                .flatMap(row -> row.value("late_on"))
                .ifPresent(
                        day ->
                                assertThat(row(versions, later).orElseThrow().value("late_on"))
                                        .isEqualTo(Optional.of(day)));
    }

    private static Optional<FactRow> row(List<Event> versions, Instant now) {
        return rows(versions, now).stream().findFirst();
    }

    private static List<FactRow> rows(List<Event> versions, Instant now) {
        return CaseFacts.of(versions, RULES, now).map(FactRow::allOf).orElse(List.of());
    }

    @Provide
    Arbitrary<List<Event>> versions() {
        return RandomCases.versions();
    }

    @Provide
    Arbitrary<Instant> times() {
        return RandomCases.times();
    }
}
