// SPDX-License-Identifier: Apache-2.0
package io.govpulse.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.govpulse.event.Channel;
import io.govpulse.event.EventData;
import io.govpulse.event.Limit;
import io.govpulse.event.PauseReason;
import io.govpulse.event.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {
    private static final String RULES =
            """
            calendar: china
            online_channels: [web, mobile]
            clock_stops: [hearing, testing]
            """;

    @TempDir Path directory;

    @Test
    void shipsWithChinasCalendarAndTheLawsPauses() {
        Rules standard = Rules.standard();

        assertThat(standard.defaultCalendar().id()).isEqualTo("china");
        assertThat(Channel.values())
                .filteredOn(standard::isOnline)
                .containsExactly(Channel.WEB, Channel.MOBILE);
        assertThat(PauseReason.COMMON)
                .filteredOn(reason -> !standard.stopsClock(reason, LimitKind.PROMISED))
                .containsExactly(PauseReason.PUBLIC_NOTICE);
    }

    @Test
    void takesTheCalendarThatTheSubmissionNames() {
        assertThat(Rules.standard().calendarOf(submission("around-the-clock/UTC")).id())
                .isEqualTo("around-the-clock/UTC");
    }

    @Test
    void readsTheRulesOfARegion() throws Exception {
        Rules rules = load(RULES);

        assertThat(rules.stopsClock(PauseReason.TESTING, LimitKind.PROMISED)).isTrue();
        assertThat(rules.stopsClock(PauseReason.AUCTION, LimitKind.PROMISED)).isFalse();
    }

    @Test
    void letsARegionNameItsOwnReasons() throws Exception {
        Rules rules =
                load(RULES.replace("[hearing, testing]", "[hearing, testing, x-superior-review]"));
        PauseReason own = PauseReason.of("x-superior-review");

        assertThat(rules.stopsClock(own, LimitKind.PROMISED)).isTrue();
        assertThat(rules.stopsClock(own, LimitKind.STATUTORY)).isFalse();
        assertThat(Rules.standard().stopsClock(own, LimitKind.PROMISED)).isFalse();
        assertThatThrownBy(() -> load(RULES.replace("testing", "superior-review")))
                .hasMessageContaining("clock_stops: Cannot read reason of a pause")
                .hasMessageContaining("x-superior-review");
    }

    @Test
    void refusesAMissingFile() {
        Path missing = directory.resolve("missing.yaml");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rules.load(missing))
                .withMessage("Cannot read rules " + missing + ": no such file");
    }

    @Test
    void refusesUnknownChannelsAndReasons() {
        refused(
                RULES.replace("web", "fax"),
                "online_channels: 'fax'; expected hall, web, mobile, kiosk, phone, post, other");
        refused(
                RULES.replace("hearing", "lunch"),
                "clock_stops: Cannot read reason of a pause: 'lunch'; expected hearing, tender, auction, inspection, testing,"
                        + " quarantine, appraisal, expert-review, site-survey, technical-review,"
                        + " public-notice");
    }

    @Test
    void takesACalendarFromAFileThatAddsANotice() throws Exception {
        Files.writeString(
                directory.resolve("china-2027.yaml"),
                """
                id: china
                extends: china
                holidays: [2027-01-01/2027-01-03, 2027-02-05/2027-02-11]
                make-up-days: [2027-02-14]
                known: {through: 2027-12-28}
                """);
        Rules rules = load(RULES.replace("calendar: china", "calendar: china-2027.yaml"));

        assertThat(rules.defaultCalendar().hasNotice(2027)).isTrue();
        assertThat(rules.defaultCalendar().isWorkingDay(LocalDate.of(2027, 2, 14))).isTrue();
        assertThat(rules.calendarOf(submission("china"))).isEqualTo(rules.defaultCalendar());
        assertThat(rules.contentHash()).isNotEqualTo(load(RULES).contentHash());
        refused(
                RULES.replace("calendar: china", "calendar: missing.yaml"),
                directory.resolve("missing.yaml").toString());
    }

    @Test
    void knowsTheCalendarsOfOtherPlacesByTheirIds() throws Exception {
        Files.writeString(
                directory.resolve("gulf.yaml"),
                """
                id: gulf
                zone: Asia/Dubai
                weekend: [saturday, sunday]
                office-hours: ["07:30-15:30"]
                known: {from: 2026, through: 2026}
                """);
        Files.writeString(directory.resolve("again.yaml"), "id: gulf\nextends: china\n");
        Rules rules = load(RULES + "calendars: [gulf.yaml]\n");

        assertThat(rules.calendarOf(submission("gulf")).zone()).isEqualTo(ZoneId.of("Asia/Dubai"));
        assertThat(rules.calendarOf(submission("china")).id()).isEqualTo("china");
        assertThat(rules.defaultCalendar().id()).isEqualTo("china");
        rules.checkCalendar("gulf");
        assertThatThrownBy(() -> rules.checkCalendar("mars")).hasMessageEndingWith("[china, gulf]");
        assertThat(rules.contentHash()).isNotEqualTo(load(RULES).contentHash());
        assertThat(load(RULES + "calendars: []\n").contentHash())
                .isEqualTo(load(RULES).contentHash());
        refused(RULES + "calendars: [gulf]\n", "calendars: 'gulf'; expected files named");
        refused(RULES + "calendars: [gulf.yaml, again.yaml]\n", "again.yaml has the id gulf of");
    }

    @Test
    void refusesUnknownCalendars() {
        refused(RULES.replace("china", "mars"), "Cannot find calendar: mars; expected china, or");
    }

    @Test
    void refusesUnknownDoubledAndMissingKeys() {
        String keys = "expected the keys calendar, online_channels and clock_stops, each of them";
        refused(RULES + "clockStops: [tender]\n", keys);
        refused(RULES + "clockstops: [tender]\n", keys);
        refused(RULES + "calendar: china\n", keys);
        refused("calendar: china\nonlineChannels: [web]\n", keys);
        refused("", keys);
        refused("calendar: [", keys);
    }

    private void refused(String yaml, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(yaml))
                .withMessageStartingWith("Cannot read rules " + file() + ": ")
                .withMessageContaining(reason);
    }

    @Test
    void keepsItsHashWhenOnlyTheFormChanges() throws Exception {
        String hash = load(RULES).contentHash();

        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(load("# note\n" + RULES).contentHash()).isEqualTo(hash);
        assertThat(load(RULES.replace("[web, mobile]", "[mobile, web, web]")).contentHash())
                .isEqualTo(hash);
    }

    @Test
    void changesItsHashWithEverythingThatCouldChangeAFact() throws Exception {
        assertThat(
                        new String[] {
                            load(RULES).contentHash(),
                            load(RULES.replace("china", "around-the-clock/UTC")).contentHash(),
                            load(RULES.replace("china", "around-the-clock/Asia/Tokyo"))
                                    .contentHash(),
                            load(RULES.replace("mobile", "kiosk")).contentHash(),
                            load(RULES.replace("[web, mobile]", "[web]")).contentHash(),
                            load(RULES.replace("testing", "tender")).contentHash(),
                            load(RULES.replace("[hearing, testing]", "[]")).contentHash()
                        })
                .doesNotHaveDuplicates();
    }

    @Test
    void readsTheServiceRulesOfARegion() throws Exception {
        String service =
                """
                service: {extension_moves: [promised, statutory], corrections_stop_clock: true, accept_within: never, deliver_within: 5wd,
                  rectify_within: 7wd, answer_within: 2wd, long_wait_minutes: 20, rating_points: [0, 2, 5, 8, 10]}
                """;
        Rules rules = load(RULES + service);

        assertThat(rules.service().extensionMoves())
                .containsExactly(LimitKind.PROMISED, LimitKind.STATUTORY);
        assertThat(rules.service().rectifyWithin()).hasToString("7wd");
        assertThat(rules.service().acceptWithin()).isEmpty();
        assertThat(Rules.standard().service().acceptWithin()).contains(Limit.parse("5wd"));
        assertThat(rules.service().points(2)).isEqualTo(2);
        assertThat(load(RULES).service()).isEqualTo(Rules.standard().service());
        assertThat(rules.contentHash()).isNotEqualTo(load(RULES).contentHash());
        refused(RULES + service.replace("10]", "11]"), "service.rating_points: [0, 2, 5, 8, 11]");
        refused(
                RULES + service.replace("[promised,", "[asked,"),
                "service.extension_moves: 'asked'");
        refused(RULES + service.replace("7wd", "7w"), "Cannot read limit: 7w");
        refused(RULES + service.replace("answer_within: 2wd, ", ""), "expected the keys");
    }

    private static EventData.Submitted submission(String calendar) {
        return new EventData.Submitted(
                Channel.WEB,
                Optional.empty(),
                Optional.empty(),
                Region.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.of(calendar),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Path file() {
        return directory.resolve("rules.yaml");
    }

    private Rules load(String yaml) throws IOException {
        Files.writeString(file(), yaml);
        return Rules.load(file());
    }
}
