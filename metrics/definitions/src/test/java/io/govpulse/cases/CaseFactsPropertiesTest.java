package io.govpulse.cases;

import static io.govpulse.cases.CaseEvents.RULES;
import static io.govpulse.cases.CaseEvents.besideEvidence;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.cases.table.FactRow;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.rules.EventChecks;
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

/** The facts are a function of the set of tellings, and of nothing else. */
class CaseFactsPropertiesTest {

    @Property
    void everyOrderOfArrivalGivesTheSameFacts(
            @ForAll("tellings") List<Event> tellings,
            @ForAll("times") Instant now,
            @ForAll Random random) {
        List<Event> shuffled = new ArrayList<>(tellings);
        Collections.shuffle(shuffled, random);

        assertThat(fold(shuffled, now)).isEqualTo(fold(tellings, now));
    }

    @Property
    void whatIsToldAgainChangesNothing(
            @ForAll("tellings") List<Event> tellings,
            @ForAll("times") Instant now,
            @ForAll Random random) {
        List<Event> repeated = new ArrayList<>(tellings);
        for (int i = 0; i < 5; i++) {
            Event again = tellings.get(random.nextInt(tellings.size()));
            // Through the wire, as a source sends it again: equal, but not the same object.
            repeated.add(EventCodec.decode(EventCodec.encode(again)));
        }
        Collections.shuffle(repeated, random);

        assertThat(fold(repeated, now)).isEqualTo(fold(tellings, now));
    }

    @Property
    void foldingBatchByBatchEndsAtTheFactsOfTheWhole(
            @ForAll("tellings") List<Event> tellings,
            @ForAll("times") Instant now,
            @ForAll @IntRange(min = 1, max = 5) int size,
            @ForAll Random random) {
        List<Event> arriving = new ArrayList<>(tellings);
        Collections.shuffle(arriving, random);
        List<Event> known = new ArrayList<>();
        Optional<CaseFacts> facts = Optional.empty();
        for (int i = 0; i < arriving.size(); i += size) {
            known.addAll(arriving.subList(i, Math.min(i + size, arriving.size())));
            facts = fold(known, now);
        }

        assertThat(facts).isEqualTo(fold(tellings, now));
    }

    @Property
    void ofEachIdOnlyTheTellingThatWinsMatters(
            @ForAll("tellings") List<Event> tellings, @ForAll("times") Instant now) {
        List<Event> winners =
                tellings.stream()
                        .filter(event -> tellings.stream().noneMatch(o -> beats(o, event)))
                        .toList();

        assertThat(besideEvidence(fold(winners, now)))
                .isEqualTo(besideEvidence(fold(tellings, now)));
    }

    /** The rule of {@link Event}, said a second time and by comparing each with each. */
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
    void countsTellingsAndPairsInConflict(
            @ForAll("tellings") List<Event> tellings, @ForAll("times") Instant now) {
        long pairs =
                tellings.stream()
                                .flatMap(a -> tellings.stream().filter(b -> contradict(a, b)))
                                .count()
                        / 2;

        fold(tellings, now)
                .ifPresent(
                        facts -> {
                            assertThat(facts.evidence().events()).isEqualTo(tellings.size());
                            assertThat(facts.evidence().conflicts()).isEqualTo(pairs);
                        });
    }

    private static boolean contradict(Event a, Event b) {
        return a.id().equals(b.id()) && a.revision() == b.revision() && !a.equals(b);
    }

    @Property
    void aTombstoneTakesBackWhatItsIdToldUpToItsRevision(
            @ForAll("tellings") @Size(min = 2, max = 12) List<Event> tellings,
            @ForAll("times") Instant now) {
        Event gone = tellings.get(0);
        List<Event> others =
                tellings.stream().filter(event -> !event.id().equals(gone.id())).toList();

        assertThat(besideEvidence(fold(plus(tellings, CaseEvents.tombstone(gone, 2)), now)))
                .isEqualTo(besideEvidence(fold(others, now)));
    }

    @Property
    void whatComesBackInAHigherRevisionStandsAgain(
            @ForAll("tellings") List<Event> tellings, @ForAll("times") Instant now) {
        Event back = CaseEvents.revised(tellings.get(0), 4);
        List<Event> others =
                tellings.stream().filter(event -> !event.id().equals(back.id())).toList();

        assertThat(
                        besideEvidence(
                                fold(
                                        plus(plus(tellings, CaseEvents.tombstone(back, 3)), back),
                                        now)))
                .isEqualTo(besideEvidence(fold(plus(others, back), now)));
    }

    @Property
    void tellingEverythingAgainAfterTombstonesChangesNothing(
            @ForAll("tellings") List<Event> tellings, @ForAll("times") Instant now) {
        List<Event> buried = new ArrayList<>(tellings);
        tellings.forEach(event -> buried.add(CaseEvents.tombstone(event, 2)));
        List<Event> replayed = new ArrayList<>(buried);
        replayed.addAll(tellings);

        assertThat(fold(buried, now)).isEmpty();
        assertThat(fold(replayed, now)).isEmpty();
    }

    @Property
    void whatPassesTheCheckCanBeFoldedWrittenAndReadBack(
            @ForAll("wildTellings") List<Event> tellings, @ForAll("times") Instant now) {
        tellings.forEach(EventChecks::check);
        fold(tellings, now)
                .map(FactRow::of)
                .ifPresent(row -> assertThat(FactRow.decode(row.encode())).isEqualTo(row));
    }

    @Property
    void flowsOfOneCaseAgreeWithEachOther(
            @ForAll("tellings") List<Event> tellings, @ForAll("times") Instant now) {
        fold(tellings, now).ifPresent(CaseFactsPropertiesTest::agree);
    }

    private static void agree(CaseFacts facts) {
        FactRow row = FactRow.of(facts);
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
        assertThat(decided && row.value("valid_until").isPresent()).isFalse();
        assertThat(holds(row, "refused") && !decided && row.value("valid_until").isPresent())
                .isFalse();
    }

    private static boolean holds(FactRow row, String column) {
        return (boolean) row.value(column).orElseThrow();
    }

    private static List<Event> plus(List<Event> events, Event more) {
        return Stream.concat(events.stream(), Stream.of(more)).toList();
    }

    private static Optional<CaseFacts> fold(Collection<Event> events, Instant now) {
        return CaseFacts.of(events, RULES, now);
    }

    @Provide
    Arbitrary<List<Event>> tellings() {
        return RandomCases.tellings();
    }

    @Provide
    Arbitrary<List<Event>> wildTellings() {
        return RandomCases.wildTellings();
    }

    @Provide
    Arbitrary<Instant> times() {
        return RandomCases.times();
    }
}
