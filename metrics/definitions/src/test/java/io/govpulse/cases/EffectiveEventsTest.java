// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import static io.govpulse.cases.CaseEvents.accepted;
import static io.govpulse.cases.CaseEvents.as;
import static io.govpulse.cases.CaseEvents.column;
import static io.govpulse.cases.CaseEvents.decided;
import static io.govpulse.cases.CaseEvents.facts;
import static io.govpulse.cases.CaseEvents.rated;
import static io.govpulse.cases.CaseEvents.submitted;
import static io.govpulse.cases.CaseEvents.submittedUnder;
import static io.govpulse.cases.CaseEvents.voided;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.govpulse.event.Channel;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.EventData;
import io.govpulse.event.Outcome;
import io.govpulse.event.Region;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which events are effective, and the facts of a case that is not as it should be. */
class EffectiveEventsTest {
    private static final Event ACCEPTED = accepted("2026-10-12T10:00", "5wd");

    @Test
    void countsNowhereButKeepsItsRowWhenVoided() {
        CaseFacts facts = facts(ACCEPTED, decided("2026-10-13T10:00"), voided("2026-10-14T10:00"));

        assertThat(column(facts, "counted")).isEqualTo("false");
        assertThat(column(facts, "decided_on")).isEqualTo("2026-10-13");
    }

    @Test
    void countsAgainWhenTheVoidingIsTakenBack() {
        Event voided = voided("2026-10-14T10:00");

        assertThat(column(facts(ACCEPTED, voided, CaseEvents.tombstone(voided, 1)), "counted"))
                .isEqualTo("true");
    }

    @Test
    void isNotNormallyDecidedWhenWithdrawn() {
        CaseFacts facts = facts(ACCEPTED, decided("2026-10-13T10:00", Outcome.WITHDRAWN));

        assertThat(column(facts, "normally_decided")).isEqualTo("false");
        assertThat(column(facts, "outcome")).isEqualTo("withdrawn");
        assertThat(facts.validUntil()).isEmpty();
    }

    @Test
    void isNormallyDecidedWhenDenied() {
        CaseFacts facts = facts(ACCEPTED, decided("2026-10-13T10:00", Outcome.DENIED));

        assertThat(column(facts, "normally_decided")).isEqualTo("true");
    }

    @Test
    void saysThatAcceptanceWasSkipped() {
        CaseFacts facts = facts(submitted("2026-10-12T10:00"), decided("2026-10-13T10:00"));

        assertThat(column(facts, "acceptance_skipped")).isEqualTo("true");
        assertThat(column(facts, "handling_seconds")).isEmpty();
        assertThat(column(facts, "has_promise")).isEqualTo("false");
        assertThat(column(facts, "normally_decided")).isEqualTo("true");
    }

    @Test
    void saysThatItWasDecidedBeforeItWasAccepted() {
        CaseFacts facts = facts(ACCEPTED, decided("2026-10-11T10:00"));

        assertThat(column(facts, "ended_before_start")).isEqualTo("true");
        assertThat(column(facts, "handling_seconds")).isEqualTo("0");
        assertThat(column(facts, "decided_late")).isEqualTo("false");
    }

    @Test
    void startsItsClockAtTheFirstAcceptance() {
        Event again = as("again", accepted("2026-10-15T10:00", "30wd"));

        assertThat(facts(again, ACCEPTED).clock()).isEqualTo(facts(ACCEPTED).clock());
    }

    @Test
    void endsWithTheLastDecision() {
        Event withdrawn = as("first", decided("2026-10-13T10:00", Outcome.WITHDRAWN));
        CaseFacts facts = facts(ACCEPTED, decided("2026-10-21T10:00"), withdrawn);

        assertThat(column(facts, "decided_on")).isEqualTo("2026-10-21");
        assertThat(column(facts, "outcome")).isEqualTo("approved");
        assertThat(column(facts, "decided_late")).isEqualTo("true");
    }

    @Test
    void letsADefaultRatingNeverReplaceOneThatWasGiven() {
        CaseFacts facts =
                facts(
                        rated("2026-10-14T10:00", 2, false),
                        rated("2026-10-19T10:00", 5, true),
                        rated("2026-10-13T10:00", 5, true));

        assertThat(column(facts, "rating_level")).isEqualTo("2");
        assertThat(column(facts, "rating_by_default")).isEqualTo("false");
        assertThat(column(facts, "rated_on")).isEqualTo("2026-10-14");
    }

    @Test
    void takesTheLastOfTheRatingsThatWereGiven() {
        CaseFacts facts =
                facts(rated("2026-10-19T10:00", 4, false), rated("2026-10-14T10:00", 1, false));

        assertThat(column(facts, "rating_level")).isEqualTo("4");
    }

    @Test
    void keepsTheLevelsOfItsRegion() {
        CaseFacts facts = facts(submitted("2026-10-12T10:00"));

        assertThat(List.of("province", "city", "county", "township", "village"))
                .extracting(level -> column(facts, level))
                .containsExactly(
                        "410000000000",
                        "411500000000",
                        "411523000000",
                        "411523104000",
                        "411523104001");
    }

    @Test
    void leavesEmptyWhatNoSubmissionStates() {
        CaseFacts facts = facts(ACCEPTED);

        assertThat(List.of("department", "item", "province", "village", "channel", "submitted_on"))
                .extracting(name -> column(facts, name))
                .containsOnly("");
        assertThat(column(facts, "online")).isEqualTo("false");
        assertThat(facts.attributes().region()).isEqualTo(Region.UNKNOWN);
    }

    @Test
    void isOnlineByTheChannelsOfTheRules() {
        assertThat(Channel.values())
                .filteredOn(
                        channel ->
                                facts(submitted("2026-10-12T10:00", channel)).attributes().online())
                .containsExactly(Channel.WEB, Channel.MOBILE);
    }

    @Test
    void booksLocalDaysInTheZoneOfTheCalendarThatItsSubmissionNames() {
        // Half past midnight of the 12th in Shanghai is noon of the 11th in New York.
        Event shanghai = submitted("2026-10-12T00:30");
        Event newYork = submittedUnder("around-the-clock/America/New_York", "2026-10-12T00:30");

        assertThat(column(facts(shanghai), "submitted_on")).isEqualTo("2026-10-12");
        assertThat(column(facts(newYork), "submitted_on")).isEqualTo("2026-10-11");
        assertThat(column(facts(newYork, accepted("2026-10-12T00:30", "1wd")), "promised_due"))
                .isEqualTo("2026-10-13T03:59:59.999999Z");
    }

    @Test
    void takesTheGreaterContentHashOfTwoTellingsOfOneRevision() {
        Event web = submitted("2026-10-12T10:00", Channel.WEB);
        Event hall = submitted("2026-10-12T10:00", Channel.HALL);
        boolean webWins = EventCodec.contentHash(web).compareTo(EventCodec.contentHash(hall)) > 0;

        for (CaseFacts facts : List.of(facts(web, hall), facts(hall, web))) {
            assertThat(facts.attributes().channel()).contains(webWins ? Channel.WEB : Channel.HALL);
            assertThat(column(facts, "conflicts")).isEqualTo("1");
            assertThat(column(facts, "events")).isEqualTo("2");
        }
    }

    @Test
    void letsATombstoneWinAgainstTheSameRevision() {
        Event decision = decided("2026-10-13T10:00");
        CaseFacts facts = facts(ACCEPTED, decision, CaseEvents.tombstone(decision, 0));

        assertThat(column(facts, "decided_on")).isEmpty();
        assertThat(column(facts, "conflicts")).isEqualTo("1");
    }

    @Test
    void countsNoConflictWhenARevisionCorrectsAnother() {
        Event decision = decided("2026-10-13T10:00");
        CaseFacts facts = facts(ACCEPTED, decision, CaseEvents.revised(decision, 1));

        assertThat(column(facts, "conflicts")).isEqualTo("0");
        assertThat(column(facts, "events")).isEqualTo("3");
    }

    @Test
    void hasNoFactsWhenEveryEventWasTakenBack() {
        assertThat(
                        CaseFacts.of(
                                List.of(ACCEPTED, CaseEvents.tombstone(ACCEPTED, 1)),
                                CaseEvents.RULES,
                                ACCEPTED.time()))
                .isEmpty();
        assertThat(CaseFacts.of(List.of(), CaseEvents.RULES, ACCEPTED.time())).isEmpty();
    }

    @Test
    void refusesEventsOfDifferentCases() {
        Event other =
                new Event(
                        CaseEvents.SOURCE,
                        "other",
                        "8",
                        ACCEPTED.time(),
                        0,
                        new EventData.Voided(Optional.empty()));

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                CaseFacts.of(
                                        List.of(ACCEPTED, other),
                                        CaseEvents.RULES,
                                        ACCEPTED.time()))
                .withMessage(
                        "Cannot fold events of different cases: [hall-a:7, hall-a:8]; expected one case");
    }
}
