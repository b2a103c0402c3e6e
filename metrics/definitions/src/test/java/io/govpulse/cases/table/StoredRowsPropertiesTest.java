// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.govpulse.event.EpochMicros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StoredRowsPropertiesTest {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    @Property
    void areReadBackAsTheyWereWritten(@ForAll("rows") List<FactRow> rows) {
        byte[] stored = FactRow.encodeAll(rows);
        assertThat(FactRow.decodeAll(stored)).isEqualTo(rows);
        assertThat(FactRow.encodeAll(FactRow.decodeAll(stored))).isEqualTo(stored);
    }

    @Property
    void areRefusedWhenTheyAreCutOff(@ForAll("rows") List<FactRow> rows, @ForAll int where) {
        byte[] stored = FactRow.encodeAll(rows);
        byte[] part = Arrays.copyOf(stored, Math.floorMod(where, stored.length));
        assertThatIllegalStateException()
                .isThrownBy(() -> FactRow.decodeAll(part))
                .withMessage("Cannot read stored facts; run ./govpulse rebuild");
    }

    @Property
    void keepTheKeyOfEachKind(@ForAll("rows") List<FactRow> rows) {
        for (FactRow row : rows) {
            assertThat(row.key()).isEqualTo(row.kind().keyOf(row::value));
        }
    }

    @Provide
    Arbitrary<List<FactRow>> rows() {
        return Arbitraries.of(FactKind.values())
                .flatMap(StoredRowsPropertiesTest::row)
                .list()
                .ofMaxSize(4);
    }

    private static Arbitrary<FactRow> row(FactKind kind) {
        List<Arbitrary<Object>> values = new ArrayList<>();
        for (Column<?> column : kind.columns()) {
            Arbitrary<Object> value = value(column.type()).map(Object.class::cast);
            values.add(column.required() ? value : value.injectNull(0.3));
        }
        return Combinators.combine(values).as(all -> new FactRow(kind, all.toArray()));
    }

    private static Arbitrary<?> value(ColumnType type) {
        return switch (type) {
            case TEXT ->
                    Arbitraries.strings()
                            .withChars("\u0000 \"\\豫\u2028\uFFFF")
                            .withCharRange('0', '~')
                            .ofMaxLength(200);
            case BOOLEAN -> Arbitraries.of(true, false);
            case INT -> Arbitraries.integers();
            case LONG -> Arbitraries.longs();
            case DATE ->
                    Arbitraries.oneOf(
                            Arbitraries.of(LocalDate.MIN, LocalDate.EPOCH, LocalDate.MAX),
                            Arbitraries.longs()
                                    .between(-800_000, 3_000_000)
                                    .map(LocalDate::ofEpochDay));
            case INSTANT ->
                    Arbitraries.longs()
                            .between(EpochMicros.of(FIRST), EpochMicros.of(LAST))
                            .map(EpochMicros::toInstant);
        };
    }
}
