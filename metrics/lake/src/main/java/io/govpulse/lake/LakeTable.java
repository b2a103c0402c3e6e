// SPDX-License-Identifier: Apache-2.0
package io.govpulse.lake;

import io.govpulse.cases.table.FactKind;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * The tables of the lake. Each namespace defines its own: {@link RawTables}, {@link CaseTables},
 * {@link IndicatorTables}.
 */
// A definition is immutable, but Iceberg's types do not say so in a way the check knows.
@SuppressWarnings("ImmutableEnumChecker")
public enum LakeTable {
    /** Every version of every event, once per generation; written by the streaming job only. */
    RAW_EVENTS(RawTables.events()),
    /** Signed facts of cases: −1 takes back, +1 puts; written by the streaming job only. */
    CASE_CHANGES(CaseTables.changes(FactKind.CASE)),
    /** Signed facts of steps, questions, appointments and visits; by the streaming job only. */
    ACTIVITY_CHANGES(CaseTables.changes(FactKind.ACTIVITY)),
    /** Signed facts of ratings; written by the streaming job only. */
    RATING_CHANGES(CaseTables.changes(FactKind.RATING)),
    /** What each refresh added to each measure of each unit and day. */
    DAILY_CHANGES(IndicatorTables.dailyChanges()),
    /** The sums of each measure by unit and period, as of the refresh that last changed them. */
    PERIOD_TOTALS(IndicatorTables.periodTotals()),
    /** Totals that a later refresh superseded: what an earlier one published stays readable. */
    PAST_TOTALS(IndicatorTables.pastTotals()),
    /** The calendar periods in which a level booked anything, by the first refresh that did so. */
    PERIODS(IndicatorTables.periods()),
    /** The definitions that refreshes counted by, kept for ever. */
    DEFINITIONS(IndicatorTables.definitions()),
    /** The refreshes: one row each, written last; what has no row here was never published. */
    REFRESHES(IndicatorTables.refreshes());

    /** Names of the weight, generation and checkpoint columns, in their order. */
    public static final List<String> CHANGE_COLUMNS = List.of("weight", "generation", "checkpoint");

    private final TableDefinition definition;

    LakeTable(TableDefinition definition) {
        this.definition = definition;
    }

    /** The table that holds the signed facts of this kind. */
    public static LakeTable changesOf(FactKind kind) {
        return switch (kind) {
            case CASE -> CASE_CHANGES;
            case ACTIVITY -> ACTIVITY_CHANGES;
            case RATING -> RATING_CHANGES;
        };
    }

    /** Whether the streaming job writes it. */
    public boolean streamed() {
        return definition.streamed();
    }

    /** Its name in the catalog. */
    public TableIdentifier identifier() {
        return TableIdentifier.of(Namespace.of(definition.namespace()), definition.name());
    }

    /** Its name in SQL: {@code lake.cases.changes}. */
    public String sqlName() {
        return LakeSettings.CATALOG + "." + definition.namespace() + "." + definition.name();
    }

    /** Its columns, with their ids in order. */
    public Schema schema() {
        return definition.schema();
    }

    /** Its partitions: none, the month of one column, or kind of period and year. */
    public PartitionSpec partitions() {
        return definition.partitions();
    }

    /** The order of rows in its files. */
    public SortOrder sortOrder() {
        SortOrder.Builder builder = SortOrder.builderFor(definition.schema());
        definition.sort().forEach(builder::asc);
        return builder.build();
    }

    /** Its table properties. */
    public Map<String, String> properties() {
        return definition.properties();
    }
}
