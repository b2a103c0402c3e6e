// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import static org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple5;

/**
 * An event as it was received, in wire form: case id, bytes, arrival in milliseconds, Kafka
 * partition and offset. A tuple, so that Flink ships and stores no class of ours.
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
    private static final int FROM_RAW = -1;

    private ReceivedRecord() {}

    static Tuple5<String, byte[], Long, Integer, Long> fromKafka(
            String caseId, byte[] wireForm, long arrivedAt, int partition, long offset) {
        return Tuple5.of(caseId, wireForm, arrivedAt, partition, offset);
    }

    static Tuple5<String, byte[], Long, Integer, Long> fromRawTable(
            String caseId, byte[] wireForm, long arrivedAt) {
        return Tuple5.of(caseId, wireForm, arrivedAt, FROM_RAW, 0L);
    }

    static String caseId(Tuple5<String, byte[], Long, Integer, Long> received) {
        return received.f0;
    }

    static byte[] wireForm(Tuple5<String, byte[], Long, Integer, Long> received) {
        return received.f1;
    }

    static Instant arrivedAt(Tuple5<String, byte[], Long, Integer, Long> received) {
        return Instant.ofEpochMilli(received.f2);
    }

    static int partition(Tuple5<String, byte[], Long, Integer, Long> received) {
        return received.f3;
    }

    static long offset(Tuple5<String, byte[], Long, Integer, Long> received) {
        return received.f4;
    }

    /** Whether it comes from Kafka, so {@code raw.events} does not have it yet. */
    static boolean isFromKafka(Tuple5<String, byte[], Long, Integer, Long> received) {
        return received.f3 != FROM_RAW;
    }
}
