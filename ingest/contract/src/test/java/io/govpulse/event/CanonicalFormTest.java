// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.data.BytesCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one-pass reader and writer give what the CloudEvents format gives, or leave it to that. */
class CanonicalFormTest {
    private static final List<String> SAMPLES = List.copyOf(SampleEvents.withWireForms().values());
    private static final String RATED =
            """
            {"specversion":"1.0","id":"e1","source":"city-hall","type":"io.govpulse.case.rated.v1",\
            "datacontenttype":"application/json","subject":"1","time":"2026-03-02T01:30:00Z",\
            "revision":0,"data":{"byDefault":false,"level":2}}""";

    static Stream<String> samples() {
        return SAMPLES.stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsWhatTheIntakeWritesInOnePass(String sample) {
        assertThat(EventCodec.canonical().read(sample.getBytes(UTF_8)))
                .contains(EventCodec.decodeAnyForm(sample.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2024-02-29T23:59:59.999999999Z",
                "2026-03-02T24:00:00Z",
                "2026-03-02T23:59:60Z",
                "2026-03-02T01:30Z",
                "2026-03-02T01:30:00.Z",
                "2026-03-02T01:30:00.1Z",
                "2026-03-02T01:30:00.1234567890Z",
                "2026-03-02T01:30:00+08:00",
                "2026-03-02T01:30:00.5+00:00",
                "2026-03-02t01:30:00z",
                "2026-13-02T01:30:00Z",
                "0000-03-02T01:30:00Z",
                "9999-12-31T00:00:00Z",
                "9999-12-31T00:00:00.000001Z",
                "+12026-03-02T01:30:00Z",
                "２026-03-02T01:30:00Z",
                ""
            })
    void readsEveryTimeAsTheFormatDoes(String time) {
        assertSame(RATED.replace("2026-03-02T01:30:00Z", time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2.0",
                "2.9",
                "2e0",
                "99999999999",
                "1e400",
                "-1",
                "\"2\"",
                "null",
                "true",
                "2,\"level\":3",
                "2,\"byDefault\":true",
                "2,\"unknown\":{\"level\":5,\"a\":[1,{}]}",
                "[2]",
                "2}} trailing",
                "2}}{",
                "02"
            })
    void readsEveryValueAsTheFormatDoes(String level) {
        assertSame(RATED.replace("\"level\":2", "\"level\":" + level));
        assertSame(RATED.replace("\"revision\":0", "\"revision\":" + level));
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "subject", "time", "specversion", "revision", "id", "type"})
    void readsARepeatedOrMissingAttributeAsTheFormatDoes(String attribute) {
        assertSame(RATED.replace("\"" + attribute + "\"", "\"other\""));
        assertSame(RATED.replace("\"" + attribute + "\":", "\"" + attribute + "\":null,\"x\":"));
        assertSame(RATED.replaceFirst("\\{", "{\"" + attribute + "\":\"1.0\","));
    }

    /** Wire forms with some of their characters replaced, left out, or doubled. */
    @Property(tries = 4_000)
    void neverGivesAnotherAnswerThanTheFormat(@ForAll("damaged") String wireForm) {
        assertSame(wireForm);
    }

    @Provide
    Arbitrary<String> damaged() {
        Arbitrary<String> pieces =
                Arbitraries.of(
                        "",
                        "\"",
                        "{",
                        "}",
                        "[",
                        ",",
                        ":",
                        "0",
                        "9",
                        ".",
                        "-",
                        "e",
                        "Z",
                        " ",
                        "\\",
                        "\\u0000",
                        "\\ud800",
                        "null",
                        "\u0000",
                        "é",
                        "\"data\":{}",
                        "\"a\":1,");
        return Combinators.combine(
                        Arbitraries.of(SAMPLES),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 12),
                        pieces)
                .as(CanonicalFormTest::damage);
    }

    private static String damage(String sample, double where, int cut, String piece) {
        int from = (int) (where * (sample.length() - 1));
        int to = Math.min(sample.length(), from + cut);
        return sample.substring(0, from) + piece + sample.substring(to);
    }

    @Property
    void writesTimesAndTextsAsTheFormatDoes(
            @ForAll("texts") String text, @ForAll("times") Instant time) {
        Event event =
                new Event("city-hall", text, text, time, 3, new EventData.Voided(Optional.empty()));
        byte[] byFormat =
                new JsonFormat()
                        .serialize(
                                CloudEventBuilder.v1()
                                        .withId(event.id())
                                        .withSource(URI.create(event.source()))
                                        .withType(event.type().wireName())
                                        .withSubject(event.caseNumber())
                                        .withTime(event.time().atOffset(ZoneOffset.UTC))
                                        .withExtension("revision", event.revision())
                                        .withData(
                                                "application/json",
                                                BytesCloudEventData.wrap("{}".getBytes(UTF_8)))
                                        .build());
        assertThat(new String(EventCodec.encode(event), UTF_8))
                .isEqualTo(new String(byFormat, UTF_8));
        assertThat(EventCodec.canonical().read(byFormat)).contains(event);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("aZ0 \"\\/<>&'豫é\u2028\uFFFD")
                .withCharRange('\u00A0', '\uD7FF')
                .ofMinLength(1)
                .ofMaxLength(40)
                .filter(text -> !VisibleText.of(text).isBlank());
    }

    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.longs()
                .between(EpochMicros.of(Times.EARLIEST), EpochMicros.of(Times.LATEST))
                .map(EpochMicros::toInstant);
    }

    @Test
    void leavesAnotherOrderOfAttributesToTheFormat() {
        String reordered =
                RATED.replace("\"id\":\"e1\",", "").replaceFirst("\\{", "{\"id\":\"e1\",");
        assertThat(EventCodec.canonical().read(reordered.getBytes(UTF_8))).isEmpty();
        assertThat(EventCodec.decode(reordered.getBytes(UTF_8)))
                .isEqualTo(EventCodec.decode(RATED.getBytes(UTF_8)));
    }

    private static void assertSame(String wireForm) {
        byte[] bytes = wireForm.getBytes(UTF_8);
        List<Object> one = new ArrayList<>();
        EventCodec.canonical().read(bytes).ifPresent(one::add);
        if (!one.isEmpty()) {
            assertThat(one).as(wireForm).containsExactly(EventCodec.decodeAnyForm(bytes));
        }
    }
}
