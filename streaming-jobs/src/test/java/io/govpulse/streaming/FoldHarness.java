// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.cases.table.CaseColumns;
import io.govpulse.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.OutputTag;

/** The fold of generation 7 without a cluster. Whatever is read from it folds open cases first. */
final class FoldHarness
        extends KeyedOneInputStreamOperatorTestHarness<
                String, Tuple5<String, byte[], Long, Integer, Long>, RowData> {
    /** The index of the weight in rows of {@code cases.changes}. */
    static final int WEIGHT = CaseColumns.ALL.size();

    /** Keeps folded cases in memory, as the job does. */
    FoldHarness() throws Exception {
        this(1_000);
    }

    /**
     * @param cacheSize how many event versions and rows of folded cases are kept in memory
     */
    FoldHarness(int cacheSize) throws Exception {
        this(cacheSize, CaseFold.standard());
    }

    /** Folds by this, and keeps folded cases in memory as the job does. */
    FoldHarness(CaseFold fold) throws Exception {
        this(1_000, fold);
    }

    private FoldHarness(int cacheSize, CaseFold fold) throws Exception {
        super(new CaseFoldOperator(7, cacheSize, null, fold), ReceivedRecord::caseId, Types.STRING);
    }

    /** Receives an event and folds its case. */
    void fold(Event event, String arrivedAt) throws Exception {
        receive(event, arrivedAt);
        foldOpenCases();
    }

    /** Receives an event; its case stays open. */
    void receive(Event event, String arrivedAt) throws Exception {
        processElement(CaseEvents.received(event, arrivedAt), 0);
    }

    private void foldOpenCases() {
        try {
            prepareSnapshotPreBarrier(0);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    List<RowData> changes() {
        foldOpenCases();
        return extractOutputValues();
    }

    List<RowData> raw() {
        return side(CaseFoldOperator.RAW);
    }

    List<RowData> side(OutputTag<RowData> tag) {
        foldOpenCases();
        List<RowData> rows = new ArrayList<>();
        if (getSideOutput(tag) != null) {
            getSideOutput(tag).forEach(record -> rows.add(record.getValue()));
        }
        return rows;
    }

    /** Returns the entries for quarantine, as text, in order. */
    List<String> refused() {
        foldOpenCases();
        List<String> entries = new ArrayList<>();
        if (getSideOutput(CaseFoldOperator.REFUSED) != null) {
            getSideOutput(CaseFoldOperator.REFUSED)
                    .forEach(record -> entries.add(new String(record.getValue(), UTF_8)));
        }
        return entries;
    }

    /** Sums the signs of the changes: row → weight, which is 1 for each. */
    Map<List<Object>, Integer> net() {
        Map<List<Object>, Integer> net = new HashMap<>();
        for (RowData row : changes()) {
            net.merge(withoutWeight(row), row.getInt(WEIGHT), Integer::sum);
        }
        net.values().removeIf(weight -> weight == 0);
        assertThat(net.values()).allMatch(weight -> weight == 1);
        return net;
    }

    /** Returns the row of a case that was written last. */
    RowData effectiveRow(String number) {
        RowData effective = null;
        for (RowData row : changes()) {
            if (row.getString(2).toString().equals(number) && row.getInt(WEIGHT) == 1) {
                effective = row;
            }
        }
        return Objects.requireNonNull(effective);
    }

    static List<Object> withoutWeight(RowData row) {
        GenericRowData generic = (GenericRowData) row;
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < WEIGHT; i++) {
            values.add(generic.getField(i));
        }
        return values;
    }
}
