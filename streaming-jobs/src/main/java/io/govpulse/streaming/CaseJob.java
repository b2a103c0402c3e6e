// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.cases.table.FactKind;
import io.govpulse.lake.CommittedCheckpoints;
import io.govpulse.lake.LakeTable;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.DistributionMode;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.sink.IcebergSink;

/**
 * The one Flink job: events of cases in, signed facts out.
 *
 * <pre>
 *   events (Kafka; raw.events before it in a new generation)
 *      │ by case id
 *      ▼
 *   case fold ──── every new event version ─────► raw.events
 *      │    ├───── records that are refused ─────► quarantine
 *      │    └───── cases that are set aside ─────► quarantine
 *      ▼
 *   cases.changes, cases.activity_changes, cases.rating_changes   −1 old facts, +1 new facts
 * </pre>
 *
 * All tables are written from the fold, so one label pairs them: rows up to checkpoint k of one
 * table belong to rows up to checkpoint k of the others.
 */
final class CaseJob {
    private final StreamSettings settings;
    private final Source<Tuple5<String, byte[], Long, Integer, Long>, ?, ?> events;
    private final TableLoader rawEvents;
    private final Map<FactKind, TableLoader> changes;
    private final Sink<byte[]> quarantine;
    private final CaseFold fold;

    CaseJob(
            StreamSettings settings,
            Source<Tuple5<String, byte[], Long, Integer, Long>, ?, ?> events,
            TableLoader rawEvents,
            Map<FactKind, TableLoader> changes,
            Sink<byte[]> quarantine,
            CaseFold fold) {
        this.settings = settings;
        this.events = events;
        this.rawEvents = rawEvents;
        this.changes = Map.copyOf(changes);
        this.quarantine = quarantine;
        this.fold = fold;
    }

    void build(StreamExecutionEnvironment environment) {
        SingleOutputStreamOperator<RowData> folded =
                environment
                        .fromSource(
                                events,
                                WatermarkStrategy.noWatermarks(),
                                "events",
                                ReceivedRecord.TYPE)
                        .uid("events")
                        .keyBy(ReceivedRecord::caseId)
                        .transform("case fold", Rows.changeType(FactKind.CASE), operator())
                        .uid("case-fold");
        append(folded, FactKind.CASE);
        append(folded.getSideOutput(CaseFoldOperator.ACTIVITIES), FactKind.ACTIVITY);
        append(folded.getSideOutput(CaseFoldOperator.RATINGS), FactKind.RATING);
        append(
                folded.getSideOutput(CaseFoldOperator.RAW),
                rawEvents,
                LakeTable.RAW_EVENTS,
                settings.parallelism());
        folded.getSideOutput(CaseFoldOperator.REFUSED)
                .sinkTo(quarantine)
                .name("quarantine")
                .uid("quarantine");
    }

    private CaseFoldOperator operator() {
        return new CaseFoldOperator(
                settings.generation(),
                settings.cachedEventsOfSubtask(),
                settings.rules().map(Path::toString).orElse(null),
                fold);
    }

    private void append(DataStream<RowData> rows, FactKind kind) {
        append(
                rows,
                Objects.requireNonNull(changes.get(kind)),
                LakeTable.changesOf(kind),
                kind == FactKind.CASE ? settings.parallelism() : settings.parallelismOfFewRows());
    }

    private void append(
            DataStream<RowData> rows, TableLoader loader, LakeTable table, int writers) {
        IcebergSink.forRowData(rows)
                .tableLoader(loader)
                .distributionMode(DistributionMode.NONE)
                .writeParallelism(writers)
                // The sink drops commits of a stateless restart that it takes for its own (#18098).
                .uidSuffix(table.identifier() + "-generation-" + settings.generation())
                .setSnapshotProperty(
                        CommittedCheckpoints.GENERATION, Integer.toString(settings.generation()))
                .append();
    }
}
