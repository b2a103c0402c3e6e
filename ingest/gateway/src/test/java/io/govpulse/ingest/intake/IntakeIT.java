// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.EventData;
import io.govpulse.event.Topics;
import io.govpulse.ingest.RunningIntake;
import io.govpulse.ingest.TopicContent;
import io.govpulse.ingest.quarantine.QuarantineCommand;
import io.govpulse.process.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class IntakeIT {
    private static final String IDENTITY = "11010119900307123x";
    private static final AtomicInteger CASES = new AtomicInteger();

    @TempDir static Path home;
    private static RunningIntake intake;
    private String number = "";

    @BeforeAll
    static void start() {
        intake = RunningIntake.start(home);
    }

    @AfterAll
    static void stop() {
        intake.close();
    }

    @BeforeEach
    void newCase() {
        number = "case-" + CASES.incrementAndGet();
    }

    @Test
    void storesOneEventUnderItsCaseWithAPseudonymAndTheTimeOfArrival() throws Exception {
        HttpResponse<String> response =
                intake.post(submitted("web"), "application/cloudevents+json");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(json(response)).hasToString(answer("submitted"));
        assertThat(stored())
                .singleElement()
                .satisfies(
                        message -> {
                            assertThat(TopicContent.text(message.key()))
                                    .isEqualTo("hall-a:" + number);
                            assertThat(message.timestampType())
                                    .isEqualTo(TimestampType.LOG_APPEND_TIME);
                            assertThat(TopicContent.text(message.value()))
                                    .doesNotContain(IDENTITY)
                                    .doesNotContain("applicantId");
                            Event event = EventCodec.decode(message.value());
                            assertThat(((EventData.Submitted) event.data()).applicant())
                                    .isPresent();
                        });
    }

    @Test
    void storesABatchAndAnswersInItsOrder() throws Exception {
        HttpResponse<String> response =
                intake.post(
                        "[" + submitted("web") + "," + decided("approved") + "]",
                        "application/cloudevents-batch+json");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(json(response))
                .hasToString("[" + answer("submitted") + "," + answer("decided") + "]");
        assertThat(stored()).hasSize(2);
    }

    @Test
    void storesWhatItCanOfAMixedBatchAndSaysWhatBecomesOfTheRest() throws Exception {
        HttpResponse<String> response =
                intake.post(
                        "[%s,%s,%s,%s,7]"
                                .formatted(
                                        submitted("webb"),
                                        decided("approved"),
                                        submitted("web").replace("applicantId", "applicant"),
                                        submitted("web").replace("submitted.v1", "inspected.v1")));

        assertThat(response.statusCode()).isEqualTo(207);
        JsonNode answers = json(response);
        assertThat(answers.findValuesAsText("status"))
                .containsExactly(
                        "quarantined", "accepted", "rejected", "quarantined", "quarantined");
        assertThat(answers.get(0).path("reason").asText())
                .startsWith("Cannot accept data.channel: 'webb'; expected hall, web");
        assertThat(answers.get(0).path("quarantineId").asText()).startsWith("q-");
        assertThat(answers.get(2).has("quarantineId")).isFalse();
        assertThat(response.body()).doesNotContain(IDENTITY);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void keepsWhatItCannotAcceptAndShowsItAgainOnDemand() throws Exception {
        HttpResponse<String> response = intake.post(submitted("webb"));
        intake.post(submitted("webb"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        String id = json(response).path("quarantineId").asText();
        assertThat(quarantine("--id", id))
                .contains(number + "/submitted", "Cannot accept data.channel: 'webb'", "1 entries")
                .doesNotContain(IDENTITY);
        assertThat(quarantine("--id", id, "--payload")).contains(IDENTITY);
        TopicContent.forEach(
                RunningIntake.sharedKafka(),
                Topics.QUARANTINE,
                message -> assertThat(TopicContent.text(message.value())).doesNotContain(IDENTITY));
    }

    @Test
    void keepsABodyThatIsNoJsonAsAWhole() throws Exception {
        String body = "[" + submitted("web") + ", {\"" + number;
        HttpResponse<String> response = intake.post(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("detail").asText())
                .startsWith("Cannot read body: not as expected from line 1, column ");
        assertThat(stored()).isEmpty();
        assertThat(quarantine("--payload", "--id", json(response).path("quarantineId").asText()))
                .contains(body);
    }

    @Test
    void takesOneEventALineAndLosesOnlyTheBrokenOne() throws Exception {
        String body =
                "\uFEFF%s\r\n\n  \n{\"id\": \"%s\n%s %s\n%s\n7"
                        .formatted(
                                submitted("web"),
                                IDENTITY,
                                decided("approved"),
                                decided("approved"),
                                decided("approved"));

        HttpResponse<String> response = intake.post(body, "application/x-ndjson; charset=utf-8");

        assertThat(response.statusCode()).isEqualTo(207);
        JsonNode answers = json(response);
        assertThat(answers.findValuesAsText("status"))
                .containsExactly(
                        "accepted", "quarantined", "quarantined", "accepted", "quarantined");
        assertThat(answers.get(1).path("reason").asText())
                .startsWith("Cannot read line 4 of the request: not as expected from column ")
                .endsWith("expected one CloudEvent a line as a JSON object with no field twice");
        assertThat(answers.get(2).path("reason").asText())
                .startsWith("Cannot read line 5 of the request: ");
        assertThat(response.body()).doesNotContain(IDENTITY);
        assertThat(quarantine("--payload", "--id", answers.get(1).path("quarantineId").asText()))
                .contains("{\"id\": \"" + IDENTITY);
        assertThat(stored()).hasSize(2);
    }

    @Test
    void answersLinesAsItAnswersBatches() throws Exception {
        String lines = submitted("web") + "\n" + decided("approved") + "\n";
        HttpResponse<String> all = intake.post(lines, "application/x-ndjson");
        HttpResponse<String> none = intake.post("\n \n", "application/x-ndjson");
        HttpResponse<String> many = intake.post("{}\n".repeat(1001), "application/x-ndjson");

        assertThat(all.statusCode()).isEqualTo(202);
        assertThat(json(all))
                .hasToString("[" + answer("submitted") + "," + answer("decided") + "]");
        assertThat(none.statusCode()).isEqualTo(202);
        assertThat(none.body()).isEqualTo("[]");
        assertThat(many.statusCode()).isEqualTo(413);
    }

    @Test
    void refusesRequestsThatAreTooLarge() throws Exception {
        HttpResponse<String> manyEvents =
                intake.post(
                        IntStream.range(0, 1001)
                                .mapToObj(i -> "{}")
                                .collect(Collectors.joining(",", "[", "]")));
        HttpResponse<String> manyBytes = intake.post(" ".repeat(1024 * 1024 + 1));

        assertThat(manyEvents.statusCode()).isEqualTo(413);
        assertThat(json(manyEvents).path("detail").asText()).contains("more than 1000 events");
        assertThat(manyBytes.statusCode()).isEqualTo(413);
        assertThat(json(manyBytes).path("detail").asText()).contains("larger than 1048576 bytes");
    }

    @Test
    void saysWhichContentTypesItReads() throws Exception {
        HttpResponse<String> response = intake.post("a=b", "application/x-www-form-urlencoded");

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(json(response).path("detail").asText())
                .contains("expected application/cloudevents+json, ");
    }

    @Test
    void showsItsHealthAndItsCounts() throws Exception {
        intake.post(submitted("web"));

        HttpResponse<String> health = intake.get("/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(json(health).at("/components/kafka/status").asText()).isEqualTo("UP");
        assertThat(intake.get("/actuator/prometheus").body())
                .contains("govpulse_intake_events_total{status=\"accepted\"}");
    }

    private String submitted(String channel) {
        return event(
                "submitted",
                "{\"channel\":\"%s\",\"applicantId\":\"%s\"}".formatted(channel, IDENTITY));
    }

    private String decided(String outcome) {
        return event("decided", "{\"outcome\":\"%s\"}".formatted(outcome));
    }

    private String event(String type, String data) {
        return """
        {"specversion":"1.0","id":"%s/%s","source":"hall-a","type":"io.govpulse.case.%s.v1",\
        "subject":"%s","time":"2026-03-02T01:30:00Z","data":%s}"""
                .formatted(number, type, type, number, data);
    }

    private String answer(String type) {
        return "{\"id\":\"%s/%s\",\"status\":\"accepted\"}".formatted(number, type);
    }

    private List<ConsumerRecord<byte[], byte[]>> stored() {
        List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
        TopicContent.forEach(
                RunningIntake.sharedKafka(),
                Topics.APPROVAL_EVENTS,
                message -> {
                    if (TopicContent.text(message.key()).equals("hall-a:" + number)) {
                        messages.add(message);
                    }
                });
        return messages;
    }

    private static String quarantine(String... arguments) {
        StringWriter out = new StringWriter();
        int exit =
                new CommandLine(
                                new QuarantineCommand(
                                        Settings.of(
                                                Map.of(
                                                        "GOVPULSE_HOME",
                                                        home.toString(),
                                                        "GOVPULSE_KAFKA_BOOTSTRAP",
                                                        RunningIntake.sharedKafka()))))
                        .setOut(new PrintWriter(out, true))
                        .execute(arguments);
        assertThat(exit).isZero();
        return out.toString();
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }
}
