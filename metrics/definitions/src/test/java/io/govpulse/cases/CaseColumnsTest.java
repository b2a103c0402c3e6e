package io.govpulse.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.cases.table.CaseColumns;
import io.govpulse.cases.table.Column;
import io.govpulse.cases.table.ColumnType;
import io.govpulse.cases.table.FactKind;
import io.govpulse.cases.table.FactRow;
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

class CaseColumnsTest {

    @Example
    void areOnlyEverAddedAtTheEnd() {
        assertThat(CaseColumns.ALL)
                .extracting(Column::name)
                .startsWith(
                        "case_id",
                        "source",
                        "case_number",
                        "department",
                        "item",
                        "window_code",
                        "province",
                        "city",
                        "county",
                        "township",
                        "village",
                        "channel",
                        "kind",
                        "applicant",
                        "submitted_at",
                        "accepted_at",
                        "decided_at",
                        "submitted_on",
                        "accepted_on",
                        "decided_on",
                        "outcome",
                        "promised_due",
                        "statutory_due",
                        "due_provisional",
                        "late_on",
                        "statutory_late_on",
                        "clock_unknown",
                        "paused",
                        "paused_seconds",
                        "handling_seconds",
                        "counted",
                        "accepted",
                        "online",
                        "has_promise",
                        "normally_decided",
                        "decided_late",
                        "decided_early",
                        "rated_on",
                        "rating_level",
                        "rating_by_default",
                        "events",
                        "conflicts",
                        "acceptance_skipped",
                        "ended_before_start",
                        "as_of",
                        "valid_until");
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
            @ForAll("wildTellings") List<Event> tellings, @ForAll("times") Instant now) {
        CaseFacts.of(tellings, CaseEvents.RULES, now).ifPresent(CaseColumnsTest::fit);
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
            assertThat(FactRow.decode(row.encode())).isEqualTo(row);
        }
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
    Arbitrary<List<Event>> wildTellings() {
        return RandomCases.wildTellings();
    }

    @Provide
    Arbitrary<Instant> times() {
        return RandomCases.times();
    }
}
