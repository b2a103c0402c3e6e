// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.batch.City;
import io.govpulse.batch.FactStream;
import io.govpulse.batch.TestLake;
import io.govpulse.batch.audit.AuditJob;
import io.govpulse.cases.table.Column;
import io.govpulse.cases.table.FactKind;
import io.govpulse.cases.table.FactRow;
import io.govpulse.event.Channel;
import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.Outcome;
import io.govpulse.event.ProcedureData;
import io.govpulse.event.Region;
import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Period;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import io.govpulse.rules.Rules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * The first and the last instant of the contract, and its greatest fee, through the fold, Parquet,
 * the refresh and the audit.
 */
class BoundsIT {
    private static final String FIRST = "1990-01-01T00:00:00Z";
    private static final String LAST = "9999-12-31T00:00:00Z";
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    private static final long GREATEST_FEE = 1_000_000_000_000L;

    private final List<City.ReceivedEvent> received = new ArrayList<>();

    private void send(String number, String id, String time, EventData data) {
        Event event = new Event("bounds", number + "/" + id, number, Instant.parse(time), 0, data);
        received.add(new City.ReceivedEvent(NOW, event));
    }

    private void wholeCase(String number, String at, String due, String calendar) {
        send(
                number,
                "submitted",
                at,
                new EventData.Submitted(
                        Channel.WEB,
                        Optional.of("D"),
                        Optional.of("I"),
                        Region.UNKNOWN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(calendar),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        Optional<Instant> end = Optional.of(Instant.parse(due));
        send(
                number,
                "accepted",
                at,
                new EventData.Accepted(Optional.empty(), end, Optional.empty(), end));
        send(number, "decided", at, new EventData.Decided(Outcome.APPROVED, Optional.of(1_000)));
        send(number, "licence", at, new ProcedureData.LicenceIssued("L", end));
        for (String fee : List.of("fee1", "fee2")) {
            send(number, fee, at, new ProcedureData.FeeCharged(GREATEST_FEE, Optional.of("basis")));
        }
        send(number, "rated", at, new EventData.Rated(5, false, Optional.empty()));
    }

    @Test
    void everyStageHoldsWhatTheContractTakes() {
        Lake lake = TestLake.fresh();
        for (String calendar : List.of("china", "around-the-clock/UTC")) {
            wholeCase("first-" + calendar.length(), FIRST, FIRST, calendar);
            wholeCase("whole-" + calendar.length(), FIRST, LAST, calendar);
            wholeCase("last-" + calendar.length(), LAST, LAST, calendar);
            wholeCase("today-" + calendar.length(), "2026-11-02T01:00:00Z", LAST, calendar);
        }
        FactStream stream = new FactStream(Rules.standard(), 1);
        stream.take(received);
        stream.passTime(NOW);
        stream.commit();

        RefreshJob refresh = TestLake.refreshJob(Rules.standard(), NOW);
        RefreshRow published = refresh.run().orElseThrow();

        stream.effective().forEach(BoundsIT::isReadAsFolded);
        assertThat(amounts("day", "1990-01-01").get("decided")).isEqualTo(4L);
        assertThat(amounts("day", "9999-12-31").get("decided")).isEqualTo(2L);
        assertThat(amounts("year", "9999-01-01").get("accepted")).isEqualTo(2L);
        assertThat(amounts("all", Period.EVER.first().toString()).get("decided")).isEqualTo(8L);
        assertThat(new PublishedRankings(lake, Definitions.standard()).asOf(published).keySet())
                .extracting(Object::toString)
                .anyMatch(key -> key.contains("9999"));
        assertThat(new AuditJob(TestLake.spark(), lake, Definitions.standard()).run().examples())
                .isEmpty();
    }

    private static void isReadAsFolded(FactRow folded) {
        FactKind kind = folded.kind();
        String key =
                kind.key().stream()
                        .map(column -> "%s = '%s'".formatted(column, folded.value(column).get()))
                        .reduce((one, other) -> one + " AND " + other)
                        .orElseThrow();
        List<List<Optional<Object>>> left = new ArrayList<>();
        for (Row row :
                TestLake.query(
                        "SELECT * FROM %s WHERE %s ORDER BY weight DESC"
                                .formatted(LakeTable.changesOf(kind).sqlName(), key))) {
            List<Optional<Object>> values = new ArrayList<>();
            for (Column<?> column : kind.columns()) {
                values.add(Optional.ofNullable(row.getAs(column.name())));
            }
            if (row.<Integer>getAs("weight") > 0) {
                left.add(values);
            } else {
                assertThat(left.remove(values)).as("−1 of %s cancels a row", key).isTrue();
            }
        }
        assertThat(left).as(key).hasSize(1);
        for (int i = 0; i < kind.columns().size(); i++) {
            assertThat(left.get(0).get(i))
                    .as("%s of %s", kind.columns().get(i).name(), key)
                    .isEqualTo(folded.values().get(i));
        }
    }

    private static Map<String, Long> amounts(String kind, String firstDay) {
        Row row =
                TestLake.query(
                                "SELECT amounts FROM %s WHERE level = 'item' AND unit = 'I' AND period_kind = '%s' AND first_day = DATE '%s'"
                                        .formatted(
                                                LakeTable.PERIOD_TOTALS.sqlName(),
                                                kind,
                                                LocalDate.parse(firstDay)))
                        .get(0);
        return row.getJavaMap(0);
    }
}
