// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import static io.govpulse.cases.CaseEvents.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.cases.table.FactKind;
import io.govpulse.cases.table.FactRow;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.rules.EventChecks;
import io.govpulse.rules.Rules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The facts are a function of the set of event versions, and of nothing else. */
class CaseFactsPropertiesTest {

    @Property
    void everyOrderOfArrivalGivesTheSameFacts(
            @ForAll("versions") List<Event> versions,
            @ForAll("times") Instant now,
            @ForAll Random random) {
        List<Event> shuffled = new ArrayList<>(versions);
        Collections.shuffle(shuffled, random);

        assertThat(fold(shuffled, now)).isEqualTo(fold(versions, now));
    }

    @Property
    void whatIsSentAgainChangesNothing(
            @ForAll("versions") List<Event> versions,
            @ForAll("times") Instant now,
            @ForAll Random random) {
        List<Event> repeated = new ArrayList<>(versions);
        for (int i = 0; i < 5; i++) {
            Event again = versions.get(random.nextInt(versions.size()));
            // Through the wire, as a source sends it again: equal, but not the same object.
            repeated.add(EventCodec.decode(EventCodec.encode(again)));
        }
        Collections.shuffle(repeated, random);

        assertThat(fold(repeated, now)).isEqualTo(fold(versions, now));
    }

    @Property
    void foldingBatchByBatchEndsAtTheFactsOfTheWhole(
            @ForAll("versions") List<Event> versions,
            @ForAll("times") Instant now,
            @ForAll @IntRange(min = 1, max = 5) int size,
            @ForAll Random random) {
        List<Event> arriving = new ArrayList<>(versions);
        Collections.shuffle(arriving, random);
        List<Event> known = new ArrayList<>();
        Optional<CaseFacts> facts = Optional.empty();
        for (int i = 0; i < arriving.size(); i += size) {
            known.addAll(arriving.subList(i, Math.min(i + size, arriving.size())));
            facts = fold(known, now);
        }

        assertThat(facts).isEqualTo(fold(versions, now));
    }

    @Property
    void ofEachIdOnlyTheVersionThatWinsMatters(
            @ForAll("versions") List<Event> versions, @ForAll("times") Instant now) {
        List<Event> winners =
                versions.stream()
                        .filter(event -> versions.stream().noneMatch(o -> beats(o, event)))
                        .toList();

        assertThat(foldBesideVersions(winners, now)).isEqualTo(foldBesideVersions(versions, now));
    }

    /** The rule of {@link Event}, written a second time and by comparing each with each. */
    private static boolean beats(Event other, Event event) {
        if (!other.id().equals(event.id())) {
            return false;
        }
        if (other.revision() != event.revision()) {
            return other.revision() > event.revision();
        }
        if (CaseEvents.isTombstone(other) != CaseEvents.isTombstone(event)) {
            return CaseEvents.isTombstone(other);
        }
        return EventCodec.contentHash(other).compareTo(EventCodec.contentHash(event)) > 0;
    }

    @Property
    void countsVersionsAndPairsInConflict(
            @ForAll("versions") List<Event> versions, @ForAll("times") Instant now) {
        long pairs =
                versions.stream()
                                .flatMap(a -> versions.stream().filter(b -> contradict(a, b)))
                                .count()
                        / 2;

        fold(versions, now)
                .ifPresent(
                        facts -> {
                            assertThat(facts.quality().events()).isEqualTo(versions.size());
                            assertThat(facts.quality().conflicts()).isEqualTo(pairs);
                        });
    }

    private static boolean contradict(Event a, Event b) {
        return a.id().equals(b.id()) && a.revision() == b.revision() && !a.equals(b);
    }

    @Property
    void aTombstoneTakesBackTheVersionsOfItsIdUpToItsRevision(
            @ForAll("versions") @Size(min = 2, max = 12) List<Event> versions,
            @ForAll("times") Instant now) {
        Event gone = versions.get(0);
        List<Event> others =
                versions.stream().filter(event -> !event.id().equals(gone.id())).toList();

        assertThat(foldBesideVersions(plus(versions, CaseEvents.tombstone(gone, 2)), now))
                .isEqualTo(foldBesideVersions(others, now));
    }

    @Property
    void whatComesBackInAHigherRevisionIsEffectiveAgain(
            @ForAll("versions") List<Event> versions, @ForAll("times") Instant now) {
        Event back = CaseEvents.revised(versions.get(0), 4);
        List<Event> others =
                versions.stream().filter(event -> !event.id().equals(back.id())).toList();

        assertThat(
                        foldBesideVersions(
                                plus(plus(versions, CaseEvents.tombstone(back, 3)), back), now))
                .isEqualTo(foldBesideVersions(plus(others, back), now));
    }

    @Property
    void sendingEverythingAgainAfterTombstonesChangesNothing(
            @ForAll("versions") List<Event> versions, @ForAll("times") Instant now) {
        List<Event> buried = new ArrayList<>(versions);
        versions.forEach(event -> buried.add(CaseEvents.tombstone(event, 2)));
        List<Event> replayed = new ArrayList<>(buried);
        replayed.addAll(versions);

        assertThat(fold(buried, now)).isEmpty();
        assertThat(fold(replayed, now)).isEmpty();
    }

    @Property
    void whatPassesTheCheckCanBeFoldedWrittenAndReadBack(
            @ForAll("wildVersions") List<Event> versions, @ForAll("times") Instant now) {
        versions.forEach(event -> EventChecks.check(event, Rules.standard()));
        fold(versions, now)
                .map(FactRow::allOf)
                .ifPresent(
                        rows ->
                                assertThat(FactRow.decodeAll(FactRow.encodeAll(rows)))
                                        .isEqualTo(rows));
    }

    @Property
    void flowsOfOneCaseAgreeWithEachOther(
            @ForAll("versions") List<Event> versions, @ForAll("times") Instant now) {
        fold(versions, now).ifPresent(CaseFactsPropertiesTest::agree);
    }

    private static void agree(CaseFacts facts) {
        FactRow row = CaseEvents.row(facts);
        boolean decided = row.value("decided_on").isPresent();
        if (holds(row, "decided_late")) {
            assertThat(decided).isTrue();
            assertThat(row.value("late_on").map(Object::toString).orElseThrow())
                    .isLessThanOrEqualTo(
                            row.value("decided_on").map(Object::toString).orElseThrow());
            assertThat(holds(row, "decided_early")).isFalse();
        }
        assertThat(holds(row, "decided_late"))
                .isEqualTo(decided && row.value("late_on").isPresent());
        assertThat(holds(row, "decided_early") && !holds(row, "has_promise")).isFalse();
        assertThat(holds(row, "normally_decided") && !decided).isFalse();
        assertThat(holds(row, "paused") && decided).isFalse();
        assertThat(row.value("late_on").isPresent() && !holds(row, "has_promise")).isFalse();
        assertThat(holds(row, "has_promise") && !holds(row, "accepted")).isFalse();
        assertThat(row.value("handling_seconds").map(Long.class::cast).orElse(0L)).isNotNegative();
        assertThat(row.value("paused_seconds").map(Long.class::cast).orElse(0L)).isNotNegative();
        assertThat(decided && facts.clock().changesAt().isPresent()).isFalse();
        assertThat(holds(row, "refused") && !decided && facts.clock().changesAt().isPresent())
                .isFalse();
        assertThat(row.value("valid_until")).isEqualTo(earliestOfAllClocks(facts));
    }

    private static Optional<Instant> earliestOfAllClocks(CaseFacts facts) {
        Stream<Optional<?>> others =
                FactRow.allOf(facts).stream()
                        .filter(row -> row.kind() != FactKind.CASE)
                        .map(row -> row.value("valid_until"));
        return Stream.concat(
                        Stream.of(
                                facts.milestones().silence().changesAt(),
                                facts.clock().changesAt(),
                                facts.aftermath().changesAt()),
                        others)
                .flatMap(Optional::stream)
                .map(Instant.class::cast)
                .min(Instant::compareTo);
    }

    private static boolean holds(FactRow row, String column) {
        return (boolean) row.value(column).orElseThrow();
    }

    private static List<Event> plus(List<Event> events, Event more) {
        return Stream.concat(events.stream(), Stream.of(more)).toList();
    }

    private static Optional<List<Optional<?>>> foldBesideVersions(
            Collection<Event> events, Instant now) {
        return fold(events, now).map(CaseEvents::besideVersions);
    }

    private static Optional<CaseFacts> fold(Collection<Event> events, Instant now) {
        return CaseFacts.of(events, RULES, now);
    }

    @Provide
    Arbitrary<List<Event>> versions() {
        return RandomCases.versions();
    }

    @Provide
    Arbitrary<List<Event>> wildVersions() {
        return RandomCases.wildVersions();
    }

    @Provide
    Arbitrary<Instant> times() {
        return RandomCases.times();
    }
}
