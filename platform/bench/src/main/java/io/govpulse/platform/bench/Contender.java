// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * One way to bring the events into the lake: a process of its own.
 *
 * @param name its name in the table of figures
 * @param command the command line that starts it
 * @param table the table to which it writes one row for each event
 * @param eventId the column of that table with the id of the event
 */
record Contender(String name, List<String> command, TableIdentifier table, String eventId) {
    Contender {
        command = List.copyOf(command);
    }

    /** The stream itself, started with the same command line as by the platform. */
    static Contender fold(List<String> command) {
        return new Contender("fold (Flink job)", command, BenchTables.RAW, "event_id");
    }

    static Contender copy(Path home, String bootstrap, long commitMillis) {
        return new Contender(
                "plain copy (Kafka Connect)",
                java(home, ConnectCopy.class, bootstrap, commitMillis),
                BenchTables.COPY,
                "id");
    }

    static Contender loop(Path home, String bootstrap, long commitMillis) {
        return new Contender(
                "bare loop (one thread)",
                java(home, BareLoop.class, bootstrap, commitMillis),
                BenchTables.LOOP,
                "event_id");
    }

    /** A command line with the heap of the stream, so that memory makes no difference. */
    private static List<String> java(
            Path home, Class<?> mainClass, String bootstrap, long commitMillis) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx768m");
        command.add("-Duser.timezone=UTC");
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Djava.io.tmpdir=" + home.resolve("tmp"));
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass.getName());
        command.addAll(List.of(home.toString(), bootstrap, Long.toString(commitMillis)));
        return command;
    }
}
