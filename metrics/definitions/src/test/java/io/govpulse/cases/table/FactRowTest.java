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
import java.util.HexFormat;
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
            020200b201dfcfbffcfffff3f390ff7f011068616c6c2d613a370c68616c6c2d6102370444310449\
            31183431303030303030303030301834313135303030303030303018343131353233303030303030\
            183431313532333130343030301834313135323331303430303106776562809093fac6e6ae0680a0\
            b0e3e1e6ae0680c0d6aba6fbae0684c40284c4028cc40210617070726f766564feff9f90f791af06\
            00000080c203c0b60b010101010100018ec4020a000c000000f6819ca3efc0af068080eeb69cc4af\
            068cc402e4320000000000000000feffedb69cc4af06000000000001000100000100000001010000\
            000000""";

    @Test
    void isStoredInThisForm() {
        assertThat(HexFormat.of().formatHex(FactRow.encodeAll(List.of(ROW)))).isEqualTo(STORED);
    }

    @Test
    void isReadFromThisForm() {
        assertThat(FactRow.decodeAll(HexFormat.of().parseHex(STORED))).containsExactly(ROW);
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
                        () -> FactRow.decodeAll(HexFormat.of().parseHex("020200" + "04" + "00")))
                .withMessage(
                        "Cannot read stored facts: 2 columns; expected %d; run ./govpulse"
                                + " rebuild",
                        CaseColumns.ALL.size());
        assertThatIllegalStateException()
                .as("the rows of the first release were JSON")
                .isThrownBy(() -> FactRow.decodeAll("[[1,".getBytes(StandardCharsets.UTF_8)))
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
