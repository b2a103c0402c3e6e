// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Declines its second checkpoint once, in one subtask, after the others have let it pass. */
final class AbortingSink implements Sink<byte[]>, SupportsWriterState<byte[], Long> {
    private static final long serialVersionUID = 1L;
    static final AtomicBoolean ARMED = new AtomicBoolean();

    @Override
    public SinkWriter<byte[]> createWriter(WriterInitContext context) {
        return restoreWriter(context, List.of());
    }

    @Override
    public StatefulSinkWriter<byte[], Long> restoreWriter(
            WriterInitContext context, Collection<Long> state) {
        int subtask = context.getTaskInfo().getIndexOfThisSubtask();
        return new StatefulSinkWriter<>() {
            @Override
            public List<Long> snapshotState(long checkpoint) {
                if (checkpoint >= 2 && subtask == 1 && ARMED.compareAndSet(true, false)) {
                    throw new IllegalStateException("This checkpoint is aborted by the test");
                }
                return List.of(checkpoint);
            }

            @Override
            public void write(byte[] element, Context context) {}

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }

    @Override
    public SimpleVersionedSerializer<Long> getWriterStateSerializer() {
        return new LongSerializer();
    }

    private static final class LongSerializer implements SimpleVersionedSerializer<Long> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Long value) {
            return value.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Long deserialize(int version, byte[] serialized) {
            return Long.valueOf(new String(serialized, StandardCharsets.UTF_8));
        }
    }
}
