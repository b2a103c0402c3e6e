// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps the entries for quarantine where the test, in the same process, can read them. */
final class CollectingSink implements Sink<byte[]> {
    private static final long serialVersionUID = 1L;
    static final List<String> ENTRIES = new CopyOnWriteArrayList<>();

    @Override
    public SinkWriter<byte[]> createWriter(WriterInitContext context) {
        return new SinkWriter<>() {
            @Override
            public void write(byte[] element, Context context) {
                ENTRIES.add(new String(element, UTF_8));
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
