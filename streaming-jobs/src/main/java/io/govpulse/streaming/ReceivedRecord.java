package io.govpulse.streaming;

import static org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple5;

/**
 * An event as it arrives, in wire form: case id, bytes, arrival in milliseconds, Kafka partition
 * and offset. A tuple, so that Flink ships and stores no class of ours.
 */
final class ReceivedRecord {
    static final TypeInformation<Tuple5<String, byte[], Long, Integer, Long>> TYPE =
            Types.TUPLE(
                    Types.STRING,
                    BYTE_PRIMITIVE_ARRAY_TYPE_INFO,
                    Types.LONG,
                    Types.INT,
                    Types.LONG);

    /** The partition of what {@code raw.events} already has and must not get again. */
    static final int FROM_RAW = -1;

    private ReceivedRecord() {}

    static Tuple5<String, byte[], Long, Integer, Long> of(
            String caseId, byte[] wireForm, long arrivedAt, int partition, long offset) {
        return Tuple5.of(caseId, wireForm, arrivedAt, partition, offset);
    }
}
