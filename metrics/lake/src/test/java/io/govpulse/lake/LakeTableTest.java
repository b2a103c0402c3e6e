// SPDX-License-Identifier: Apache-2.0
package io.govpulse.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.cases.table.Column;
import io.govpulse.cases.table.ColumnType;
import io.govpulse.cases.table.FactKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LakeTableTest {

    @Test
    void keepsTheFactsInTheOrderOfTheirColumnsAndThenTheirSign() {
        for (FactKind kind : FactKind.values()) {
            assertThat(LakeTable.changesOf(kind).schema().columns())
                    .extracting(NestedField::name)
                    .containsExactlyElementsOf(
                            Stream.concat(
                                            kind.columns().stream().map(Column::name),
                                            Stream.of("weight", "generation", "checkpoint"))
                                    .toList());
        }
        assertThat(LakeTable.CHANGE_COLUMNS).containsExactly("weight", "generation", "checkpoint");
    }

    @Test
    void keepsEachFactByItsTypeAndMeaning() {
        for (FactKind kind : FactKind.values()) {
            List<NestedField> fields = LakeTable.changesOf(kind).schema().columns();
            for (int i = 0; i < kind.columns().size(); i++) {
                Column<?> column = kind.columns().get(i);
                assertThat(fields.get(i).type().typeId()).isEqualTo(type(column.type()));
                assertThat(fields.get(i).isRequired()).isEqualTo(column.required());
                assertThat(fields.get(i).doc()).isEqualTo(column.meaning());
            }
        }
    }

    private static Type.TypeID type(ColumnType type) {
        return switch (type) {
            case TEXT -> Type.TypeID.STRING;
            case BOOLEAN -> Type.TypeID.BOOLEAN;
            case INT -> Type.TypeID.INTEGER;
            case LONG -> Type.TypeID.LONG;
            case DATE -> Type.TypeID.DATE;
            case INSTANT -> Type.TypeID.TIMESTAMP;
        };
    }

    @ParameterizedTest
    @EnumSource
    void keepsItsMetadataSmall(LakeTable table) {
        assertThat(table.properties())
                .containsEntry("write.metadata.delete-after-commit.enabled", "true")
                .containsEntry("write.metadata.previous-versions-max", "20")
                .containsEntry("commit.manifest.min-count-to-merge", "10")
                .containsEntry("write.metadata.compression-codec", "gzip")
                .containsEntry("write.metadata.metrics.default", "none");
    }

    @ParameterizedTest
    @EnumSource
    void boundsOnlyColumnsThatItHas(LakeTable table) {
        String prefix = "write.metadata.metrics.column.";
        assertThat(table.properties().keySet())
                .filteredOn(name -> name.startsWith(prefix))
                .allMatch(
                        name -> table.schema().findField(name.substring(prefix.length())) != null);
    }

    @ParameterizedTest
    @EnumSource(names = {"RAW_EVENTS", "CASE_CHANGES", "ACTIVITY_CHANGES", "RATING_CHANGES"})
    void boundsWhatUpToHereIsFilteredBy(LakeTable table) {
        assertThat(table.properties())
                .containsEntry("write.metadata.metrics.column.generation", "full")
                .containsEntry("write.metadata.metrics.column.checkpoint", "full");
        assertThat(table.schema().findField("generation").isRequired()).isTrue();
        assertThat(table.schema().findField("checkpoint").isRequired()).isTrue();
        assertThat(table.streamed()).isTrue();
        assertThat(table.properties()).containsEntry("flink.max-continuous-empty-commits", "1");
    }

    @ParameterizedTest
    @EnumSource
    void hasNoFilterOfAFixedSizeInEachFile(LakeTable table) {
        assertThat(table.properties().keySet())
                .as("1 MiB each; files of one commit are small, and compacted ones are sorted")
                .noneMatch(name -> name.contains("bloom-filter"));
    }

    @ParameterizedTest
    @EnumSource
    void isCompressedWithZstd(LakeTable table) {
        assertThat(table.properties())
                .containsEntry("write.parquet.compression-codec", "zstd")
                .containsEntry("format-version", "2");
    }

    @Test
    void isPartitionedByMonthOfArrivalOrByKindAndYearOfPeriod() {
        assertThat(partition(LakeTable.RAW_EVENTS)).containsExactly("arrived_at month");
        assertThat(partition(LakeTable.CASE_CHANGES)).containsExactly("as_of month");
        assertThat(partition(LakeTable.DAILY_CHANGES)).isEmpty();
        assertThat(partition(LakeTable.PERIOD_TOTALS))
                .containsExactly("period_kind identity", "first_day year");
        assertThat(partition(LakeTable.PAST_TOTALS)).isEqualTo(partition(LakeTable.PERIOD_TOTALS));
        assertThat(partition(LakeTable.REFRESHES)).containsExactly("published_at month");
    }

    @Test
    void aRefreshSaysWhatItContainsAndWhatItsFactsAreAsOf() {
        assertThat(LakeTable.REFRESHES.schema().columns())
                .extracting(NestedField::name)
                .containsExactly(
                        "sequence",
                        "refresh",
                        "published_at",
                        "generation",
                        "checkpoint",
                        "definitions",
                        "watermark",
                        "facts_as_of",
                        "through_day",
                        "changes_read",
                        "bytes_read",
                        "milliseconds",
                        "rules",
                        "base_sequence",
                        "jobs",
                        "rows_written",
                        "bytes_written",
                        "processor_milliseconds");
        NestedField factsAsOf = LakeTable.REFRESHES.schema().findField("facts_as_of");
        assertThat(factsAsOf.isOptional()).isTrue();
        assertThat(factsAsOf.type()).hasToString("timestamptz");
        assertThat(factsAsOf.doc())
                .isEqualTo(
                        "Latest instant any fact contained is as of; empty before the first fact.");
    }

    private static List<String> partition(LakeTable table) {
        return table.partitions().fields().stream()
                .map(
                        field ->
                                table.schema().findColumnName(field.sourceId())
                                        + " "
                                        + field.transform())
                .toList();
    }

    @Test
    void isSortedByWhatItIsLookedUpBy() {
        assertThat(LakeTable.CASE_CHANGES.sortOrder().fields()).hasSize(1);
        assertThat(
                        LakeTable.CASE_CHANGES
                                .schema()
                                .findColumnName(
                                        LakeTable.CASE_CHANGES
                                                .sortOrder()
                                                .fields()
                                                .get(0)
                                                .sourceId()))
                .isEqualTo("case_id");
    }

    @Test
    void hasANameOfItsOwn() {
        assertThat(Arrays.stream(LakeTable.values()).map(LakeTable::sqlName))
                .doesNotHaveDuplicates()
                .contains("lake.raw.events", "lake.cases.changes", "lake.indicators.refreshes");
        assertThat(LakeTable.CASE_CHANGES.identifier()).hasToString("cases.changes");
    }

    @Test
    void holdsNoFloatingPointAnywhere() {
        assertThat(Arrays.stream(LakeTable.values()).map(table -> table.schema().toString()))
                .noneMatch(schema -> schema.contains("float") || schema.contains("double"));
    }
}
