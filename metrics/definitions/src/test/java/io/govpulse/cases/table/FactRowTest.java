// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.govpulse.cases.CaseEvents;
import io.govpulse.cases.CaseFacts;
import io.govpulse.event.PauseReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactRowTest {
    private static final FactRow ROW =
            CaseEvents.row(
                    CaseEvents.factsAt(
                            Instant.parse("2026-10-30T00:00:00.000123Z"),
                            CaseEvents.submitted("2026-10-12T09:00"),
                            CaseEvents.accepted("2026-10-12T10:00", "5wd"),
                            CaseEvents.paused("2026-10-13T08:30", PauseReason.TESTING, "a"),
                            CaseEvents.resumed("2026-10-14T08:30", "a"),
                            CaseEvents.decided("2026-10-16T12:00"),
                            CaseEvents.rated("2026-10-17T10:00", 5, false)));

    /** State of earlier checkpoints holds such rows: a change here needs a new generation. */
    private static final String STORED =
            """
            [["case","hall-a:7","hall-a","7","D1","I1",null,"410000000000","411500000000","411523000000",\
            "411523104000","411523104001","web",null,null,1791766800000000,1791770400000000,\
            1792123200000000,20738,20738,20742,"approved",1792511999999999,null,false,null,null,\
            false,false,28800,93600,true,true,true,true,true,false,true,20743,5,false,6,0,false,\
            false,1793318400000123,null,20742,3250,false,false,null,null,false,0,0,false,false,0,null,\
            null,1793375999999999,false,0,false,null,null,null,null,0,null,null,false,true,0,\
            true,false,false,true,false,false,0,true,true,\
            false,false,false,false]]""";

    @Test
    void isStoredInThisForm() {
        assertThat(new String(FactRow.encodeAll(List.of(ROW)), StandardCharsets.UTF_8))
                .isEqualTo(STORED);
    }

    @Test
    void isReadFromThisForm() {
        assertThat(FactRow.decodeAll(STORED.getBytes(StandardCharsets.UTF_8))).containsExactly(ROW);
    }

    @Test
    void hasTheValuesInTheOrderOfTheColumns() {
        assertThat(ROW.values()).hasSameSizeAs(CaseColumns.ALL);
        assertThat(ROW.value("case_id")).isEqualTo(ROW.values().get(0));
        assertThat(ROW.value("as_of"))
                .isEqualTo(Optional.of(Instant.parse("2026-10-30T00:00:00.000123Z")));
    }

    @Test
    void keepsMicrosecondsOfTheInstantItIsAsOf() {
        FactRow row =
                CaseEvents.row(
                        CaseEvents.factsAt(
                                Instant.parse("2026-10-30T00:00:00.000123999Z"),
                                CaseEvents.submitted("2026-10-12T09:00")));

        assertThat(FactRow.decodeAll(FactRow.encodeAll(List.of(row)))).containsExactly(row);
    }

    @Test
    void hasTheSameFactsAsOfAnotherInstant() {
        CaseFacts earlier =
                CaseEvents.factsAt(
                        "2026-10-13T00:00", CaseEvents.accepted("2026-10-12T10:00", "5wd"));
        CaseFacts later =
                CaseEvents.factsAt(
                        "2026-10-14T00:00", CaseEvents.accepted("2026-10-12T10:00", "5wd"));
        CaseFacts late =
                CaseEvents.factsAt(
                        "2026-10-24T00:00", CaseEvents.accepted("2026-10-12T10:00", "5wd"));

        assertThat(CaseEvents.row(earlier)).isNotEqualTo(CaseEvents.row(later));
        assertThat(CaseEvents.row(earlier).sameFacts(CaseEvents.row(later))).isTrue();
        assertThat(CaseEvents.row(earlier).sameFacts(CaseEvents.row(late))).isFalse();
    }

    @Test
    void refusesRowsOfAnotherFold() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                FactRow.decodeAll(
                                        "[[\"case\",1,2]]".getBytes(StandardCharsets.UTF_8)))
                .withMessage(
                        "Cannot read stored facts: 2 columns; expected %d; run ./govpulse"
                                + " rebuild",
                        CaseColumns.ALL.size());
        assertThatIllegalStateException()
                .isThrownBy(() -> FactRow.decodeAll("[1,".getBytes(StandardCharsets.UTF_8)))
                .withMessage("Cannot read stored facts; run ./govpulse rebuild");
    }

    @Test
    void refusesAColumnThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ROW.value("colour"))
                .withMessage(
                        "Cannot find column colour in facts of kind case; expected one of its columns");
    }
}
