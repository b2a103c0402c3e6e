// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases.table;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.cases.CaseEvents;
import io.govpulse.cases.CaseFacts;
import io.govpulse.cases.RandomCases;
import io.govpulse.event.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FactColumnsTest {

    /**
     * All columns in the order of their table, with their types. A new one is a line at the end;
     * any other change breaks whatever reads the tables.
     */
    private static final String CASE =
            """
            case_id TEXT required
            source TEXT required
            case_number TEXT required
            department TEXT
            item TEXT
            window_code TEXT
            province TEXT
            city TEXT
            county TEXT
            township TEXT
            village TEXT
            channel TEXT
            kind TEXT
            applicant TEXT
            submitted_at INSTANT
            accepted_at INSTANT
            decided_at INSTANT
            submitted_on DATE
            accepted_on DATE
            decided_on DATE
            outcome TEXT
            promised_due INSTANT
            statutory_due INSTANT
            due_provisional BOOLEAN required
            late_on DATE
            statutory_late_on DATE
            clock_unknown BOOLEAN required
            paused BOOLEAN required
            paused_seconds LONG
            handling_seconds LONG
            counted BOOLEAN required
            accepted BOOLEAN required
            online BOOLEAN required
            has_promise BOOLEAN required
            normally_decided BOOLEAN required
            decided_late BOOLEAN required
            decided_early BOOLEAN required
            rated_on DATE
            rating_level INT
            rating_by_default BOOLEAN required
            events INT required
            conflicts INT required
            acceptance_skipped BOOLEAN required
            ended_before_start BOOLEAN required
            as_of INSTANT required
            valid_until INSTANT
            ended_on DATE
            handling_day_thousandths LONG
            voided BOOLEAN required
            refused BOOLEAN required
            refused_on DATE
            parent TEXT
            joint BOOLEAN required
            corrections INT required
            extensions INT required
            extended_too_late BOOLEAN required
            exempt_from_lateness BOOLEAN required
            appeals_upheld INT required
            visits INT
            delivered_on DATE
            delivery_due INSTANT
            delivered_late BOOLEAN required
            fees LONG required
            fee_without_basis BOOLEAN required
            licence TEXT
            licence_issued_on DATE
            licence_valid_until INSTANT
            licence_revoked_on DATE
            complaints INT required
            complained_on DATE
            complaints_resolved_on DATE
            events_after_end BOOLEAN required
            rated BOOLEAN required
            steps_finished INT required
            promise_judged BOOLEAN required
            has_statute BOOLEAN required
            statute_judged BOOLEAN required
            delivery_judged BOOLEAN required
            promise_provisional BOOLEAN required
            refused_after_acceptance BOOLEAN required
            over_long_pauses INT required
            handling_known BOOLEAN required
            application BOOLEAN required
            decided_past_statute BOOLEAN required
            on_the_spot BOOLEAN required
            visits_known BOOLEAN required
            no_visits BOOLEAN required
            delivery_late_on DATE
            deemed_accepted BOOLEAN required
            """;

    private static final String ACTIVITY =
            """
            case_id TEXT required
            source TEXT required
            case_number TEXT required
            department TEXT
            item TEXT
            window_code TEXT
            province TEXT
            city TEXT
            county TEXT
            township TEXT
            village TEXT
            activity_kind TEXT required
            activity_key TEXT required
            activity_name TEXT
            clerk TEXT
            channel TEXT
            started_at INSTANT
            finished_at INSTANT
            started_on DATE
            finished_on DATE
            due INSTANT
            late_on DATE
            finished BOOLEAN required
            finished_late BOOLEAN required
            working_seconds LONG
            elapsed_seconds LONG
            served BOOLEAN required
            left_unserved BOOLEAN required
            long_wait BOOLEAN required
            waited BOOLEAN required
            after_end BOOLEAN required
            counted BOOLEAN required
            as_of INSTANT required
            valid_until INSTANT
            limit_judged BOOLEAN required
            finished_before_start BOOLEAN required
            """;

    private static final String RATING =
            """
            case_id TEXT required
            source TEXT required
            case_number TEXT required
            department TEXT
            item TEXT
            window_code TEXT
            province TEXT
            city TEXT
            county TEXT
            township TEXT
            village TEXT
            rating TEXT required
            channel TEXT
            rated_at INSTANT required
            rated_on DATE required
            rating_level INT required
            by_default BOOLEAN required
            valid BOOLEAN required
            positive BOOLEAN required
            bad BOOLEAN required
            points LONG required
            finding TEXT
            rectify_due INSTANT
            rectified_on DATE
            rectified BOOLEAN required
            rectified_in_time BOOLEAN required
            overdue_on DATE
            counted BOOLEAN required
            as_of INSTANT required
            valid_until INSTANT
            rectify_judged BOOLEAN required
            """;

    @Example
    void areOnlyEverAddedAtTheEnd() {
        assertThat(listed(FactKind.CASE)).isEqualTo(CASE);
        assertThat(listed(FactKind.ACTIVITY)).isEqualTo(ACTIVITY);
        assertThat(listed(FactKind.RATING)).isEqualTo(RATING);
        assertThat(FactKind.values())
                .containsExactly(FactKind.CASE, FactKind.ACTIVITY, FactKind.RATING);
    }

    private static String listed(FactKind kind) {
        return kind.columns().stream()
                .map(
                        column ->
                                column.name()
                                        + " "
                                        + column.type()
                                        + (column.required() ? " required" : "")
                                        + "\n")
                .collect(joining());
    }

    @Example
    void haveNamesOfTheirOwnThatEveryEngineTakesUnquoted() {
        for (FactKind kind : FactKind.values()) {
            assertThat(kind.columns())
                    .extracting(Column::name)
                    .doesNotHaveDuplicates()
                    .contains("case_id", "counted", "as_of", "valid_until")
                    .containsAll(kind.key())
                    .allMatch(name -> name.matches("[a-z][a-z_]*"));
        }
    }

    @Example
    void sayWhatTheyMeanInASentence() {
        for (FactKind kind : FactKind.values()) {
            assertThat(kind.columns()).extracting(Column::meaning).allMatch(m -> m.endsWith("."));
        }
    }

    @Property
    void haveValuesOfTheirTypeAndAlwaysWhereRequired(
            @ForAll("wildVersions") List<Event> versions, @ForAll("times") Instant now) {
        CaseFacts.of(versions, CaseEvents.RULES, now).ifPresent(FactColumnsTest::fit);
    }

    private static void fit(CaseFacts facts) {
        for (FactRow row : FactRow.allOf(facts)) {
            for (Column<?> column : row.kind().columns()) {
                Optional<?> value = row.value(column.name());
                assertThat(value.isPresent() || !column.required()).as(column.name()).isTrue();
                value.ifPresent(
                        of ->
                                assertThat((Object) of)
                                        .as(column.name())
                                        .isInstanceOf(javaType(column.type())));
            }
        }
        assertThat(FactRow.decodeAll(FactRow.encodeAll(FactRow.allOf(facts))))
                .isEqualTo(FactRow.allOf(facts));
        assertThat(FactRow.allOf(facts)).extracting(FactRow::key).doesNotHaveDuplicates();
    }

    private static Class<?> javaType(ColumnType type) {
        return switch (type) {
            case TEXT -> String.class;
            case BOOLEAN -> Boolean.class;
            case INT -> Integer.class;
            case LONG -> Long.class;
            case DATE -> LocalDate.class;
            case INSTANT -> Instant.class;
        };
    }

    @Provide
    Arbitrary<List<Event>> wildVersions() {
        return RandomCases.wildVersions();
    }

    @Provide
    Arbitrary<Instant> times() {
        return RandomCases.times();
    }
}
