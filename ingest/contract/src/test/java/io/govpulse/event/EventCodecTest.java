// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    static Stream<Map.Entry<Event, String>> samples() {
        return SampleEvents.withWireForms().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void writesExactlyThisWireForm(Map.Entry<Event, String> sample) {
        assertThat(new String(EventCodec.encode(sample.getKey()), UTF_8))
                .isEqualTo(sample.getValue());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsThisWireForm(Map.Entry<Event, String> sample) {
        assertThat(EventCodec.decode(sample.getValue().getBytes(UTF_8))).isEqualTo(sample.getKey());
    }

    @Test
    void everyTypeHasASample() {
        assertThat(samples().map(sample -> sample.getKey().type()))
                .containsExactlyInAnyOrder(EventType.values());
    }

    @Test
    void unknownFieldsAreIgnoredAndNotPassedOn() {
        Event event =
                EventCodec.decode(
                        wire("io.govpulse.case.rated.v1", "{\"level\":2,\"idCard\":\"4115\"}")
                                .replace("\"data\"", "\"laterextension\":\"x\",\"data\"")
                                .getBytes(UTF_8));
        assertThat(event.data()).isEqualTo(new EventData.Rated(2, false, Optional.empty()));
        assertThat(new String(EventCodec.encode(event), UTF_8)).doesNotContain("4115", "later");
    }

    @Test
    void anUnknownTypeIsDistinguishedFromBadInput() {
        assertThatThrownBy(
                        () ->
                                EventCodec.decode(
                                        wire("io.govpulse.case.licence-renewed.v1", "{}")
                                                .getBytes(UTF_8)))
                .isInstanceOf(UnknownEventTypeException.class)
                .hasMessageStartingWith(
                        "Cannot accept type: 'io.govpulse.case.licence-renewed.v1'; expected"
                                + " io.govpulse.case.submitted.v1, ");
    }

    @Test
    void anUnknownCodeIsNeverGuessed() {
        assertInvalid(
                wire("io.govpulse.case.submitted.v1", "{\"channel\":\"2\"}"),
                "Cannot accept data.channel: '2'; expected hall, web, mobile, kiosk, phone, post,"
                        + " other");
        assertInvalid(
                wire("io.govpulse.case.rated.v1", "{\"level\":6}"),
                "Cannot accept data.level: 6; expected 1 (very dissatisfied) to 5 (very satisfied)");
    }

    /** GB/T 39046 counts a window as 1; the order of our codes is nobody's business. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "submitted | {'channel':1} | data.channel: 1; expected hall, web, mobile, kiosk, phone, post, other",
                "submitted | {'channel':'web','kind':1} | data.kind: 1; expected on-the-spot, promised, other",
                "submitted | {'channel':'web','kind':''} | data.kind: ''; expected on-the-spot, promised, other",
                "submitted | {'channel':'web','department':11411500} | data.department: 11411500; expected text in quotes",
                "submitted | {'channel':'web','region':411500} | data.region: 411500; expected a division code of six or twelve digits in quotes, or the codes of its levels",
                "submitted | {'channel':'web','region':{'county':411523}} | data.region.county: 411523; expected text in quotes",
                "submitted | {'channel':'web','region':['411523']} | data.region: a list; expected a division code of six or twelve digits in quotes, or the codes of its levels",
                "submitted | {'channel':'web','joint':1} | data.joint: 1; expected true or false",
                "decided | {'outcome':3} | data.outcome: 3; expected completed, approved, denied, withdrawn",
                "decided | {'outcome':'approved','visits':1.5} | data.visits: 1.5; expected a whole number",
                "decided | {'outcome':'approved','visits':'1'} | data.visits: '1'; expected a whole number",
                "appeal-decided | {'appeal':'a','upheld':true,'exempts':2} | data.exempts: 2; expected lateness, rating, case",
                "rated | {'level':2.9} | data.level: 2.9; expected a whole number",
                "fee-charged | {'amount':9000000000000000000} | data.amount: 9000000000000000000; expected 0 to 1000000000000",
                "fee-charged | {'amount':12.5} | data.amount: 12.5; expected a whole number",
                "accepted | {'promisedDue':1700000000} | data.promisedDue: 1700000000; expected a time with its offset such as 2026-03-02T09:30:00+08:00",
                "accepted | {'promisedDue':'2026-03-02'} | data.promisedDue: '2026-03-02'; expected a time with its offset such as 2026-03-02T09:30:00+08:00",
            })
    void aNumberIsNoCodeAndIsNotCut(String type, String data, String message) {
        assertInvalid(
                wire("io.govpulse.case." + type + ".v1", data.replace('\'', '"')),
                "Cannot accept " + message);
    }

    @Test
    void aTextIsNoRevision() {
        String numbered =
                wire("io.govpulse.case.rated.v1", "{\"level\":3}")
                        .replace("\"subject\":\"1\",", "\"subject\":\"1\",\"revision\":2,");
        assertThat(EventCodec.decode(numbered.getBytes(UTF_8)).revision()).isEqualTo(2);
        assertInvalid(
                numbered.replace("\"revision\":2", "\"revision\":\"2\""),
                "Cannot accept revision: '2'; expected a whole number");
        assertInvalid(
                numbered.replace("\"revision\":2", "\"revision\":true"),
                "Cannot accept revision: 'true'; expected a whole number");
    }

    @Test
    void aMissingFieldIsNamed() {
        assertInvalid(
                wire("io.govpulse.case.submitted.v1", "{}"),
                "Cannot accept event: data.channel is missing");
        assertInvalid(
                wire("io.govpulse.case.decided.v1", "{}"),
                "Cannot accept event: data.outcome is missing");
        assertInvalid(
                wire("io.govpulse.case.rated.v1", "{\"level\":3}")
                        .replace("\"subject\":\"1\",", ""),
                "Cannot accept event: 'subject' is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"specversion\":\"1.0\"}",
                "{\"specversion\":\"9\"}"
            })
    void brokenJsonSaysWhatWasExpected(String broken) {
        assertThatThrownBy(() -> EventCodec.decode(broken.getBytes(UTF_8)))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith("Cannot read event as CloudEvents 1.0 JSON: ");
    }

    @Test
    void aTimeWithoutAnOffsetIsRefusedRatherThanGuessed() {
        assertThatThrownBy(
                        () ->
                                EventCodec.decode(
                                        wire("io.govpulse.case.rated.v1", "{\"level\":3}")
                                                .replace("08:00:00Z", "08:00:00")
                                                .getBytes(UTF_8)))
                .isInstanceOf(InvalidEventException.class);
    }

    @Test
    void whatDiffersOnlyInTheSpellingOfTimeHasOneContentHash() {
        String utc = wire("io.govpulse.case.rated.v1", "{\"level\":3}");
        String local = utc.replace("T08:00:00Z", "T16:00:00.000000+08:00");
        assertThat(EventCodec.contentHash(EventCodec.decode(local.getBytes(UTF_8))))
                .isEqualTo(EventCodec.contentHash(EventCodec.decode(utc.getBytes(UTF_8))));
    }

    @Test
    void aDivisionCodeNamesEveryLevelAboveIt() {
        Region township = Region.ofDivision("411523104000");
        assertThat(township.county()).contains("411523000000");
        assertThat(township.township()).contains("411523104000");
        assertThat(township.village()).isEmpty();
        assertThat(Region.ofDivision("411500").city()).contains("411500000000");
        assertThat(Region.ofDivision("411500").county()).isEmpty();
        assertInvalid(
                wire("io.govpulse.case.submitted.v1", "{\"channel\":\"web\",\"region\":\"4115\"}"),
                "Cannot read division code: '4115'; expected six or twelve digits");
        assertThat(
                        EventCodec.decode(
                                        wire(
                                                        "io.govpulse.case.submitted.v1",
                                                        "{\"channel\":\"web\",\"region\":"
                                                                + "\"411523104000\"}")
                                                .getBytes(UTF_8))
                                .data())
                .extracting(data -> ((EventData.Submitted) data).region())
                .isEqualTo(township);
    }

    @Test
    void aLimitIsReadOnceAndWrittenInOneForm() {
        String canonical = wire("io.govpulse.case.accepted.v1", "{\"promisedLimit\":\"5wd\"}");
        String padded = canonical.replace("5wd", "05.0wd");

        assertThat(EventCodec.decode(padded.getBytes(UTF_8)).data())
                .isEqualTo(
                        new EventData.Accepted(
                                Optional.of(Limit.workingDays(5)),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
        assertThat(EventCodec.contentHash(EventCodec.decode(padded.getBytes(UTF_8))))
                .isEqualTo(EventCodec.contentHash(EventCodec.decode(canonical.getBytes(UTF_8))));
    }

    @Test
    void aLimitThatIsNoneIsRefusedWithWhatIsExpected() {
        assertInvalid(
                wire("io.govpulse.case.accepted.v1", "{\"promisedLimit\":\"5 weeks\"}"),
                "Cannot accept data.promisedLimit: '5 weeks'; " + Limit.EXPECTED);
        assertInvalid(
                wire("io.govpulse.case.accepted.v1", "{\"statutoryLimit\":\"1.5mo\"}"),
                "Cannot accept data.statutoryLimit: '1.5mo'; " + Limit.EXPECTED);
        assertInvalid(
                wire("io.govpulse.case.deadline-extended.v1", "{\"by\":\"\"}"),
                "Cannot accept data.by: ''; " + Limit.EXPECTED);
        for (String noText : List.of("5", "true", "{}", "[\"5wd\"]")) {
            assertThatThrownBy(
                            () ->
                                    EventCodec.decode(
                                            wire(
                                                            "io.govpulse.case.step-started.v1",
                                                            "{\"step\":\"s\",\"limit\":%s}"
                                                                    .formatted(noText))
                                                    .getBytes(UTF_8)))
                    .isInstanceOf(InvalidEventException.class)
                    .hasMessageStartingWith("Cannot accept data.limit: ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1989-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "9999-12-31T00:00:01Z"})
    void aTimeThatNoEngineCanHoldIsRefused(String time) {
        assertThatThrownBy(
                        () ->
                                new Event(
                                        "city-hall",
                                        "e1",
                                        "1",
                                        Instant.parse(time),
                                        0,
                                        new EventData.Tombstone()))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage(
                        "Cannot accept time: %s; expected 1990-01-01T00:00:00Z to 9999-12-31T00:00:00Z",
                        time);
        assertThatThrownBy(
                        () ->
                                new ProcedureData.LicenceIssued(
                                        "x", Optional.of(Instant.parse(time))))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith("Cannot accept data.validUntil: " + time);
    }

    /** JSON can escape it; no bytes can hold it, so the event could not be written again. */
    @ParameterizedTest
    @CsvSource({"\\ud800", "\\udc00", "x\\ud800", "\\udc00\\ud800", "\\ud83d\\ude00\\ud83d"})
    void halfACharacterIsRefused(String half) {
        assertInvalid(
                wire("io.govpulse.case.voided.v1", "{\"reason\":\"" + half + "\"}"),
                "Cannot accept data.reason: it holds half a character (a surrogate without its"
                        + " other half); expected whole characters");
    }

    @Test
    void aCharacterBeyondTheFirstPlaneIsWhole() {
        Event event =
                EventCodec.decode(
                        wire("io.govpulse.case.voided.v1", "{\"reason\":\"\\ud83d\\ude00\"}")
                                .getBytes(UTF_8));
        assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(event);
    }

    private static void assertInvalid(String wireForm, String message) {
        assertThatThrownBy(() -> EventCodec.decode(wireForm.getBytes(UTF_8)))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage(message);
    }

    private static String wire(String type, String data) {
        return """
        {"specversion":"1.0","id":"e1","source":"city-hall","type":"%s","subject":"1",\
        "time":"2026-03-02T08:00:00Z","data":%s}"""
                .formatted(type, data);
    }
}
