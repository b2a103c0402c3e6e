// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.EventData;
import io.govpulse.ingest.privacy.Pseudonyms;
import io.govpulse.ingest.privacy.Secrets;
import io.govpulse.ingest.quarantine.Unacceptable;
import io.govpulse.rules.Rules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
    private static final String IDENTITY = "11010119900307123x";
    private static final Instant NOW = Instant.parse("2026-03-02T01:30:00Z");

    @TempDir Path home;
    private Admission admission;

    @BeforeEach
    void admit() {
        admission =
                new Admission(
                        new Pseudonyms(new Secrets(home)),
                        Rules.standard(),
                        Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void replacesTheIdentityByAPseudonymAndDropsWhatItDoesNotKnow() throws Exception {
        Event event =
                accepted(
                        submitted(
                                "\"channel\":\"web\",\"applicantId\":\"%s\",\"phone\":\"%s\""
                                        .formatted(IDENTITY, IDENTITY)));

        assertThat(((EventData.Submitted) event.data()).applicant())
                .hasValueSatisfying(pseudonym -> assertThat(pseudonym).startsWith("p1."));
        assertThat(new String(EventCodec.encode(event), StandardCharsets.UTF_8))
                .doesNotContain(IDENTITY, "phone");
    }

    @Test
    void rejectsAnEventThatBringsAPseudonym() throws Exception {
        assertThat(verdict(submitted("\"channel\":\"web\",\"applicant\":\"p1.00\"")))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> {
                            assertThat(rejected.eventId()).contains("7/e");
                            assertThat(rejected.reason())
                                    .startsWith("Cannot accept data.applicant:");
                        });
    }

    @Test
    void saysInClearWhatIsExpectedButNotTheIdentity() throws Exception {
        Unacceptable wrong =
                quarantined(
                        submitted(
                                "\"channel\":\"%s\",\"applicantId\":\"%s\""
                                        .formatted(IDENTITY, IDENTITY)));

        assertThat(wrong.reason())
                .isEqualTo(
                        "Cannot accept data.channel: '(applicant)'; expected hall, web, mobile,"
                                + " kiosk, phone, post, other");
        assertThat(wrong.source()).contains("hall-a");
        assertThat(wrong.eventId()).contains("7/e");
        assertThat(new String(wrong.payload(), StandardCharsets.UTF_8)).contains(IDENTITY);
    }

    @Test
    void refusesAnIdentityInTheCaseNumber() throws Exception {
        Unacceptable wrong =
                quarantined(
                        submitted("\"channel\":\"web\",\"applicantId\":\"%s\"".formatted(IDENTITY))
                                .replace("\"7/e\"", "\"" + IDENTITY + "/e\""));

        assertThat(wrong.reason()).startsWith("Cannot accept id or subject:");
        assertThat(wrong.eventId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"data_base64\":\"e30=\"",
                "\"data\":\"{}\"",
                "\"data\":[1]",
                "\"datacontenttype\":\"text/plain\",\"data\":\"{}\""
            })
    void refusesDataWhereAnIdentityWouldNotBeSeen(String data) throws Exception {
        assertThat(quarantined(event("submitted", data)).reason())
                .isEqualTo(
                        "Cannot read data: no object in 'data'; expected a JSON object there, and only there");
    }

    @Test
    void keepsAnUnknownTypeForALaterRelease() throws Exception {
        Unacceptable unknown = quarantined(event("inspected", "\"data\":{}"));

        assertThat(unknown.reason())
                .startsWith("Cannot accept type: 'io.govpulse.case.inspected.v1'; expected ");
        assertThat(unknown.type()).contains("io.govpulse.case.inspected.v1");
    }

    @Test
    void checksLimitsAndCalendarsAgainstTheRules() throws Exception {
        assertThat(
                        quarantined(event("accepted", "\"data\":{\"promisedLimit\":\"5 weeks\"}"))
                                .reason())
                .startsWith("Cannot accept data.promisedLimit: '5 weeks'; expected 20wd");
        assertThat(quarantined(submitted("\"channel\":\"web\",\"calendar\":\"mars\"")).reason())
                .startsWith("Cannot accept data.calendar: 'mars'; ")
                .contains("china");
        accepted(event("accepted", "\"data\":{\"promisedLimit\":\"5wd\"}"));
        accepted(
                submitted(
                        "\"channel\":\"web\",\"calendar\":\"around-the-clock/America/New_York\""));
    }

    @ParameterizedTest
    @CsvSource({
        "1989-12-31T23:59:59Z, 1990-01-01T00:00:00Z to 9999-12-31T00:00:00Z",
        "2026-03-02T01:40:01Z, at most 2026-03-02T01:40:00Z (now and 10 minutes)",
        "2062-03-02T01:40:01Z, at most 2026-03-02T01:40:00Z (now and 10 minutes)"
    })
    void refusesTimesThatCannotBe(String time, String expected) throws Exception {
        assertThat(
                        quarantined(event("tombstone", "\"data\":{}").replace(NOW.toString(), time))
                                .reason())
                .isEqualTo("Cannot accept time: " + time + "; expected " + expected);
    }

    @Test
    void takesAClockThatRunsALittleFast() throws Exception {
        accepted(event("tombstone", "\"data\":{}").replace(NOW.toString(), "2026-03-02T01:40:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "accepted, statutoryDue, ''",
        "deadline-extended, due, ''",
        "licence-issued, validUntil, '\"licence\":\"food\",'",
        "appointment-made, slot, '\"appointment\":\"7\",'"
    })
    void letsInstantsLieAheadAsFarAsEveryEngineCanWriteThem(
            String type, String field, String others) throws Exception {
        String data = "\"data\":{%s\"%s\":\"%s\"}";

        accepted(event(type, data.formatted(others, field, "2036-03-02T01:30:00Z")));
        assertThat(
                        quarantined(
                                        event(
                                                type,
                                                data.formatted(
                                                        others, field, "+10000-01-01T00:00:00Z")))
                                .reason())
                .startsWith("Cannot accept data." + field + ": +10000-01-01T00:00:00Z; expected ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "null", "\"text\"", "[]", "{}", "{\"specversion\":\"9\"}"})
    void neverThrowsForWhatIsNoEvent(String json) throws Exception {
        assertThat(quarantined(json).reason()).startsWith("Cannot read event");
    }

    @Test
    void keepsAnEventWithHalfACharacter() throws Exception {
        Unacceptable half =
                quarantined(submitted("\"channel\":\"web\"").replace("7/e", "7\\ud800"));

        assertThat(half.reason()).startsWith("Cannot read event: it holds half a character");
        assertThat(half.eventId()).isEmpty();
    }

    private static String submitted(String data) {
        return event("submitted", "\"data\":{" + data + "}");
    }

    private static String event(String type, String rest) {
        return """
        {"specversion":"1.0","id":"7/e","source":"hall-a","type":"io.govpulse.case.%s.v1",\
        "subject":"7","time":"%s",%s}"""
                .formatted(type, NOW, rest);
    }

    private Verdict verdict(String json) throws JsonProcessingException {
        return admission.check(new ObjectMapper().readTree(json));
    }

    private Event accepted(String json) throws JsonProcessingException {
        assertThat(verdict(json)).isInstanceOf(Verdict.Accepted.class);
        return ((Verdict.Accepted) verdict(json)).event();
    }

    private Unacceptable quarantined(String json) throws JsonProcessingException {
        assertThat(verdict(json)).isInstanceOf(Verdict.Quarantined.class);
        return ((Verdict.Quarantined) verdict(json)).event();
    }
}
