// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes records as they are: they are decoded where they can be refused with a reason. */
final class KafkaRecords
        implements KafkaRecordDeserializationSchema<Tuple5<String, byte[], Long, Integer, Long>> {
    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(
            ConsumerRecord<byte[], byte[]> record,
            Collector<Tuple5<String, byte[], Long, Integer, Long>> out) {
        byte[] key = record.key() == null ? new byte[0] : record.key();
        byte[] value = record.value() == null ? new byte[0] : record.value();
        out.collect(
                ReceivedRecord.fromKafka(
                        new String(key, StandardCharsets.UTF_8),
                        value,
                        record.timestamp(),
                        record.partition(),
                        record.offset()));
    }

    @Override
    public TypeInformation<Tuple5<String, byte[], Long, Integer, Long>> getProducedType() {
        return ReceivedRecord.TYPE;
    }
}
