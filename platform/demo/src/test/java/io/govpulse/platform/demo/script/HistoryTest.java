// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.govpulse.calendar.Calendars;
import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.cases.CaseFacts;
import io.govpulse.event.Channel;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.EventData;
import io.govpulse.event.EventType;
import io.govpulse.event.InvalidEventException;
import io.govpulse.event.UnknownEventTypeException;
import io.govpulse.platform.demo.city.City;
import io.govpulse.platform.demo.city.Plan;
import io.govpulse.rules.EventChecks;
import io.govpulse.rules.Rules;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The city at three instants: a Saturday of a year with a holiday notice, the last day of it, and a
 * year of which there is no notice yet.
 */
class HistoryTest {
    private static final String SATURDAY = "2026-11-21T03:00:00Z";
    private static final String LAST_DAY = "2026-12-31T06:30:00Z";
    private static final String NO_NOTICE = "2028-03-01T02:15:00Z";
    private static final int CASES = 3_000;

    private final City city = City.of(1);
    private final JurisdictionCalendar calendar = Calendars.named("china");
    private final Rules rules = Rules.standard();

    private History history(String begun) {
        return new History(city, new Plan(1, CASES, Instant.parse(begun)));
    }

    private static List<String> past(History history) {
        List<String> wires = new ArrayList<>();
        history.past(wires::add);
        return wires;
    }

    /** The events of these that the intake accepts. */
    private List<Event> accepted(List<String> wires) {
        List<Event> events = new ArrayList<>();
        for (String wire : wires) {
            try {
                Event event = EventCodec.decode(wire.getBytes(StandardCharsets.UTF_8));
                EventChecks.check(event, rules);
                events.add(event);
            } catch (InvalidEventException | UnknownEventTypeException e) {
                assertThat(wire).contains("/wrong");
            }
        }
        return events;
    }

    @ParameterizedTest
    @ValueSource(strings = {SATURDAY, LAST_DAY, NO_NOTICE})
    void noEventIsInTheFuture(String begun) {
        assertThat(accepted(past(history(begun))))
                .allSatisfy(
                        event -> assertThat(event.time()).isBeforeOrEqualTo(Instant.parse(begun)));
        assertThat(history(begun).pending())
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.time()).isAfter(Instant.parse(begun)));
    }

    @ParameterizedTest
    @ValueSource(strings = {SATURDAY, LAST_DAY, NO_NOTICE})
    void allEventsAreAcceptableButThoseInvalidOnPurpose(String begun) {
        List<DemoEvent> events = new ArrayList<>();
        history(begun).all(events::add);
        Map<Boolean, List<DemoEvent>> acceptable =
                events.stream().collect(Collectors.partitioningBy(DemoEvent::acceptable));
        assertThat(accepted(acceptable.get(true).stream().map(DemoEvent::wire).toList()))
                .hasSameSizeAs(acceptable.get(true));
        assertThat(acceptable.get(false)).hasSize(CASES / 300);
        assertThat(accepted(acceptable.get(false).stream().map(DemoEvent::wire).toList()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {SATURDAY, LAST_DAY, NO_NOTICE})
    void everyTypeOfEventOccurs(String begun) {
        assertThat(accepted(past(history(begun))))
                .extracting(Event::type)
                .contains(EventType.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {SATURDAY, LAST_DAY, NO_NOTICE})
    void theSameSeedAndInstantGiveTheSameBytes(String begun) {
        assertThat(past(history(begun))).isEqualTo(past(history(begun)));
        assertThat(past(new History(City.of(2), new Plan(2, CASES, Instant.parse(begun)))))
                .isNotEqualTo(past(history(begun)));
    }

    @ParameterizedTest
    @ValueSource(strings = {SATURDAY, LAST_DAY, NO_NOTICE})
    void windowsTakeApplicationsInOfficeHoursOnly(String begun) {
        List<ZonedDateTime> atWindows =
                accepted(past(history(begun))).stream()
                        .filter(event -> event.revision() == 0)
                        .filter(HistoryTest::isAtWindow)
                        .map(event -> event.time().atZone(calendar.zone()))
                        .toList();
        assertThat(atWindows)
                .hasSizeGreaterThan(100)
                .allSatisfy(
                        at -> {
                            assertThat(calendar.isWorkingDay(at.toLocalDate())).isTrue();
                            assertThat(isOpen(at.toLocalTime())).as("open at %s", at).isTrue();
                        });
    }

    private static boolean isAtWindow(Event event) {
        return event.data() instanceof EventData.Submitted submitted
                && submitted.channel() == Channel.HALL;
    }

    private static boolean isOpen(LocalTime time) {
        boolean morning = !time.isBefore(LocalTime.of(9, 0)) && time.isBefore(LocalTime.of(12, 0));
        boolean afternoon =
                !time.isBefore(LocalTime.of(13, 30)) && time.isBefore(LocalTime.of(17, 0));
        return morning || afternoon;
    }

    @ParameterizedTest
    @ValueSource(strings = {SATURDAY, LAST_DAY, NO_NOTICE})
    void departmentsAreLateAsOftenAsTheirConductSays(String begun) {
        Map<String, List<Event>> cases =
                accepted(past(history(begun))).stream()
                        .collect(Collectors.groupingBy(Event::caseId));
        List<CaseFacts> decided =
                cases.values().stream()
                        .map(events -> CaseFacts.of(events, rules, Instant.parse(begun)))
                        .flatMap(Optional::stream)
                        .filter(facts -> facts.milestones().normallyDecided())
                        .filter(facts -> facts.clock().promised().isPresent())
                        .toList();
        long late =
                decided.stream()
                        .filter(facts -> facts.clock().promiseBrokenAt().isPresent())
                        .count();
        assertThat(100.0 * late / decided.size()).isBetween(3.0, 12.0);
    }

    @Test
    void weekendsAndHolidaysAreQuiet() {
        List<Event> submitted =
                accepted(past(history(SATURDAY))).stream()
                        .filter(event -> event.type() == EventType.SUBMITTED)
                        .toList();
        long onWorkingDays =
                submitted.stream()
                        .map(event -> event.time().atZone(calendar.zone()).toLocalDate())
                        .filter(calendar::isWorkingDay)
                        .count();
        assertThat((double) onWorkingDays / submitted.size()).isBetween(0.85, 0.97);
    }

    @Test
    void someEventsAreSentTwiceCorrectedAndTakenBack() {
        List<String> wires = past(history(SATURDAY));
        Set<String> different = new HashSet<>(wires);
        assertThat(wires.size() - different.size()).isGreaterThan(wires.size() / 100);
        assertThat(accepted(wires))
                .anyMatch(event -> event.revision() > 0 && event.type() != EventType.TOMBSTONE)
                .anyMatch(event -> event.type() == EventType.TOMBSTONE);
    }

    @Test
    void onlySubmissionsHaveIdentities() {
        List<String> wires = past(history(SATURDAY));
        assertThat(wires)
                .filteredOn(wire -> wire.contains("applicantId"))
                .allMatch(wire -> wire.contains("case.submitted.v1"));
        assertThat(accepted(wires))
                .extracting(Event::data)
                .filteredOn(EventData.Submitted.class::isInstance)
                .allMatch(data -> ((EventData.Submitted) data).applicant().isEmpty());
    }

    @Test
    void thePartsOfAJointCaseNameItAndAreHandedInTogether() {
        List<Event> events = accepted(past(history(SATURDAY)));
        Map<String, Event> wholes =
                events.stream()
                        .filter(event -> event.data() instanceof EventData.Submitted)
                        .filter(event -> ((EventData.Submitted) event.data()).joint().isPresent())
                        .collect(
                                Collectors.toMap(
                                        Event::caseNumber, event -> event, (one, other) -> one));
        List<String> parents =
                events.stream()
                        .map(Event::data)
                        .filter(EventData.Submitted.class::isInstance)
                        .flatMap(data -> ((EventData.Submitted) data).parent().stream())
                        .toList();
        assertThat(parents).hasSizeGreaterThan(2 * wholes.size());
        assertThat(wholes.keySet()).containsAll(parents);
    }

    @Test
    void aHistoryHasItsBounds() {
        assertThatThrownBy(() -> new Plan(1, 30_001, Instant.EPOCH))
                .hasMessage("Cannot make a history: 30001 cases; expected 1 to 30000");
    }
}
