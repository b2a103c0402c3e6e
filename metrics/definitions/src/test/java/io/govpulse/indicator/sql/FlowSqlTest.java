// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.cases.table.FactKind;
import io.govpulse.indicator.Condition;
import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Documentation;
import io.govpulse.indicator.Indicator;
import io.govpulse.indicator.Label;
import io.govpulse.indicator.Level;
import io.govpulse.indicator.Measure;
import io.govpulse.indicator.Period;
import io.govpulse.indicator.Scorecard;
import io.govpulse.indicator.Stock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlowSqlTest {
    private static final Label LABEL = new Label("甲", "a");

    private static final Documentation DOCUMENTED =
            new Documentation(LABEL, LABEL, LABEL, LABEL, Documentation.Status.DRAFT);

    private static final Definitions DEFINITIONS =
            new Definitions(
                    List.of(
                            new Measure(
                                    "accepted",
                                    DOCUMENTED,
                                    Measure.Unit.CASES,
                                    FactKind.CASE,
                                    "accepted_on",
                                    Optional.empty(),
                                    List.of(new Condition("counted", true))),
                            new Measure(
                                    "seconds",
                                    DOCUMENTED,
                                    Measure.Unit.SECONDS,
                                    FactKind.CASE,
                                    "decided_on",
                                    Optional.of("handling_seconds"),
                                    List.of(
                                            new Condition("counted", true),
                                            new Condition("decided_late", false))),
                            new Measure(
                                    "bad",
                                    DOCUMENTED,
                                    Measure.Unit.RATINGS,
                                    FactKind.RATING,
                                    "rated_on",
                                    Optional.empty(),
                                    List.of(new Condition("bad", true)))),
                    List.of(new Stock("open", DOCUMENTED, "accepted", "seconds")),
                    List.of(
                            new Indicator(
                                    "rate",
                                    DOCUMENTED,
                                    List.of("accepted"),
                                    List.of("accepted", "open"),
                                    List.of("seconds"),
                                    Indicator.Better.LOWER,
                                    Indicator.Unit.RATIO)),
                    List.of(
                            new Scorecard(
                                    "card",
                                    DOCUMENTED,
                                    10,
                                    Period.Kind.DAY,
                                    List.of(new Scorecard.Weighted("rate", 2)))),
                    "hash",
                    "");

    private static String flows() {
        Map<FactKind, Source> facts = new EnumMap<>(FactKind.class);
        for (FactKind kind : FactKind.values()) {
            facts.put(kind, Source.named(kind.code() + "_changes"));
        }
        return new Flows(DEFINITIONS, facts).sql(Dialect.SPARK);
    }

    private static String scores(Definitions definitions) {
        return new Scores(definitions, Source.named("figures")).sql(Dialect.SPARK);
    }

    @Test
    void aMeasureIsBookedOnItsDayByItsConditionsWithTheSignOfTheRow() {
        assertThat(flows())
                .contains(
                        "named_struct('day', accepted_on, 'm_accepted', IF(counted, CAST(weight AS BIGINT), 0L), 'm_seconds', 0L, 'm_bad', 0L)")
                .contains(
                        "named_struct('day', decided_on, 'm_accepted', 0L, 'm_seconds', IF(counted AND not decided_late, weight * coalesce(handling_seconds, 0L), 0L), 'm_bad', 0L)")
                .contains("FROM case_changes LATERAL VIEW inline(")
                .contains(" UNION ALL SELECT province, ")
                .contains(
                        "named_struct('day', rated_on, 'm_accepted', 0L, 'm_seconds', 0L, 'm_bad', IF(bad, CAST(weight AS BIGINT), 0L))")
                .contains("HAVING sum(m_accepted) <> 0 OR sum(m_seconds) <> 0 OR sum(m_bad) <> 0");
    }

    @Test
    void everyLevelIsSummedAndCasesWithoutAUnitStayVisible() {
        String sql = flows();
        for (Level level : Level.values()) {
            assertThat(sql)
                    .contains(
                            "named_struct('level', '%s', 'unit', coalesce(%s, ''))"
                                    .formatted(level.code(), level.column()));
        }
    }

    @Test
    void aScoreIsTurnedSoThatOneIsBestAndRoundedByWholeNumbersOnly() {
        assertThat(scores(DEFINITIONS))
                .contains("m_accepted AS num_rate, m_accepted + s_open AS den_rate")
                .contains("4L * (1000000L - CAST(val_rate * 1000000 AS BIGINT)) + 2L")
                .contains("div 4L")
                .contains("map('accepted', m_accepted, 'open', s_open, 'seconds', m_seconds)")
                .doesNotContainIgnoringCase("double")
                .doesNotContainIgnoringCase("float");
    }

    @Test
    void aValueIsInItsUnitAndWhatIsShownBesideCountsForNothing() {
        Definitions standard = Definitions.standard();
        assertThat(scores(standard))
                .contains(Expressions.ratio("num_handling_time", "(den_handling_time * 1000L)"))
                .contains("'n', array_min(array(den_satisfaction))")
                .contains("(CAST(val_satisfaction * 1000000 AS BIGINT) div 10L)")
                .contains("2L * (-CAST(val_handling_time * 1000000 AS BIGINT))");
    }
}
