// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import io.govpulse.event.Topics;
import io.govpulse.lake.LakeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.connect.cli.ConnectStandalone;

/**
 * The Iceberg sink of Kafka Connect, in a standalone worker with two tasks: it copies the events as
 * they are into a table with a column for each attribute. Exactly once, like the stream; it does
 * not check, know repetitions, or fold.
 */
public final class ConnectCopy {
    private ConnectCopy() {}

    /**
     * Copies the topic until it is stopped.
     *
     * @param args home of the run, Kafka's address, milliseconds between commits
     */
    public static void main(String[] args) throws IOException {
        Path home = Path.of(args[0]);
        Path worker = write(home.resolve("connect-worker.properties"), worker(home, args[1]));
        Path sink = write(home.resolve("connect-sink.properties"), sink(home, args[1], args[2]));
        ConnectStandalone.main(new String[] {worker.toString(), sink.toString()});
    }

    private static Properties worker(Path home, String bootstrap) {
        Properties worker = new Properties();
        worker.setProperty("bootstrap.servers", bootstrap);
        worker.setProperty("listeners", "http://127.0.0.1:0");
        worker.setProperty("offset.storage.file.filename", home.resolve("connect.offsets") + "");
        worker.setProperty("plugin.discovery", "service_load");
        // A task commits when it polls; at the end of a topic it would sleep a minute before that.
        worker.setProperty("offset.flush.interval.ms", "500");
        worker.setProperty("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        worker.setProperty("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        worker.setProperty("value.converter.schemas.enable", "false");
        return worker;
    }

    private static Properties sink(Path home, String bootstrap, String commitMillis) {
        Properties sink = new Properties();
        sink.setProperty("name", "bench-copy");
        sink.setProperty("connector.class", "org.apache.iceberg.connect.IcebergSinkConnector");
        sink.setProperty("tasks.max", "2");
        sink.setProperty("topics", Topics.APPROVAL_EVENTS);
        sink.setProperty("iceberg.tables", BenchTables.COPY.toString());
        sink.setProperty("iceberg.control.topic", EventTopic.CONTROL);
        sink.setProperty("iceberg.control.commit.interval-ms", commitMillis);
        sink.setProperty("iceberg.kafka.bootstrap.servers", bootstrap);
        sink.setProperty("iceberg.catalog", LakeSettings.CATALOG);
        LakeSettings.embedded(home)
                .properties()
                .forEach((name, value) -> sink.setProperty("iceberg.catalog." + name, value));
        return sink;
    }

    private static Path write(Path file, Properties properties) {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            properties.store(writer, null);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
