package io.govpulse.cases;

import static io.govpulse.cases.CaseEvents.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.cases.table.FactRow;
import io.govpulse.event.Event;
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
            @ForAll("tellings") List<Event> tellings,
            @ForAll("times") Instant now,
            @ForAll @DoubleRange(max = 1, maxIncluded = false) double part) {
        Optional<FactRow> before = row(tellings, now);
        Instant end =
                before.flatMap(row -> row.value("valid_until"))
                        .map(Instant.class::cast)
                        .orElse(now.plus(Duration.ofDays(4_000)));
        long micros = (long) (now.until(end, ChronoUnit.MICROS) * part);

        sameAt(now.plus(micros, ChronoUnit.MICROS), tellings, before);
        sameAt(end.minus(1, ChronoUnit.MICROS), tellings, before);
    }

    private static void sameAt(Instant later, List<Event> tellings, Optional<FactRow> before) {
        before.ifPresent(
                row ->
                        assertThat(row(tellings, later).orElseThrow())
                                .matches(
                                        row::sameFacts, "the same facts at " + later + ": " + row));
    }

    @Property
    void somethingChangesAtValidUntil(
            @ForAll("tellings") List<Event> tellings, @ForAll("times") Instant now) {
        row(tellings, now)
                .ifPresent(
                        before ->
                                before.value("valid_until")
                                        .ifPresent(
                                                end -> {
                                                    Instant at = (Instant) end;
                                                    assertThat(at).isAfter(now);
                                                    assertThat(
                                                                    row(tellings, at)
                                                                            .orElseThrow()
                                                                            .sameFacts(before))
                                                            .isFalse();
                                                }));
    }

    @Property
    void timersRunOutAfterTheLimitsThereAre(
            @ForAll("tellings") List<Event> tellings, @ForAll("times") Instant now) {
        Instant at = now;
        int changes = 0;
        Optional<CaseFacts> facts = CaseFacts.of(tellings, RULES, at);
        int limits = 2 + facts.map(f -> f.activities().size() + f.ratings().size()).orElse(0);
        while (facts.flatMap(CaseFacts::validUntil).isPresent()) {
            at = facts.orElseThrow().validUntil().orElseThrow();
            facts = CaseFacts.of(tellings, RULES, at);
            changes++;
        }

        assertThat(changes).isLessThanOrEqualTo(limits);
    }

    @Property
    void becomingLateIsNotUndoneByTime(
            @ForAll("tellings") List<Event> tellings,
            @ForAll("times") Instant now,
            @ForAll("times") Instant other) {
        Instant earlier = now.isBefore(other) ? now : other;
        Instant later = now.isBefore(other) ? other : now;

        row(tellings, earlier)
                .flatMap(row -> row.value("late_on"))
                .ifPresent(
                        day ->
                                assertThat(row(tellings, later).orElseThrow().value("late_on"))
                                        .isEqualTo(Optional.of(day)));
    }

    private static Optional<FactRow> row(List<Event> tellings, Instant now) {
        return CaseFacts.of(tellings, RULES, now).map(FactRow::of);
    }

    @Provide
    Arbitrary<List<Event>> tellings() {
        return RandomCases.tellings();
    }

    @Provide
    Arbitrary<Instant> times() {
        return RandomCases.times();
    }
}
