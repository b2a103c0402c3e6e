// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.xes;

import io.govpulse.ingest.importing.file.FileBytes;
import io.govpulse.ingest.importing.file.SourceFile;
import io.govpulse.ingest.importing.file.SourceRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An event log in XES (IEEE 1849) as rows: one row an event, its attributes by their keys, those of
 * its trace behind {@code case:}. A trace without events is one row with the case alone.
 *
 * <p>The file is read twice: the first time for its columns, which no header names. So what is
 * wrong with it is found before anything is sent.
 */
public final class XesFile implements SourceFile {
    private final XesTraces traces;
    private final Map<String, Integer> columns;
    private final Deque<SourceRow> ready = new ArrayDeque<>();
    private long rows;
    private long numbered;

    private XesFile(XesTraces traces, Map<String, Integer> columns) {
        this.traces = traces;
        this.columns = columns;
    }

    /**
     * Opens a log and reads it once for its columns.
     *
     * @throws IOException when it cannot be read, or is no sound XES
     */
    public static XesFile open(Path path) throws IOException {
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (String column : columnsOf(path)) {
            columns.put(column, columns.size());
        }
        return new XesFile(traces(path), columns);
    }

    private static Set<String> columnsOf(Path path) throws IOException {
        Set<String> columns = new LinkedHashSet<>();
        try (XesTraces traces = traces(path)) {
            for (Optional<XesTraces.Trace> trace = traces.next();
                    trace.isPresent();
                    trace = traces.next()) {
                columns.addAll(trace.get().attributes().values().keySet());
                trace.get().events().forEach(event -> columns.addAll(event.values().keySet()));
            }
            columns.addAll(traces.declared());
        }
        return columns;
    }

    private static XesTraces traces(Path path) throws IOException {
        FileBytes bytes = FileBytes.open(path);
        try {
            return new XesTraces(bytes);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public List<String> columns() {
        return new ArrayList<>(columns.keySet());
    }

    @Override
    public boolean isEventLog() {
        return true;
    }

    @Override
    public Optional<SourceRow> next() throws IOException {
        if (ready.isEmpty()) {
            traces.next().ifPresent(this::addRows);
        }
        Optional<SourceRow> row = Optional.ofNullable(ready.poll());
        rows += row.isPresent() ? 1 : 0;
        return row;
    }

    private void addRows(XesTraces.Trace trace) {
        if (trace.events().isEmpty()) {
            ready.add(row(List.of(trace.attributes())));
        }
        trace.events().forEach(event -> ready.add(row(List.of(trace.attributes(), event))));
    }

    private SourceRow row(Collection<XesTraces.Attributes> parts) {
        Map<String, String> values = new HashMap<>();
        Map<Integer, String> problems = new HashMap<>();
        for (XesTraces.Attributes part : parts) {
            Stream.concat(
                            part.twice().stream(),
                            // An event's own "case:..." has the column of its trace's.
                            part.values().keySet().stream().filter(values::containsKey))
                    .forEach(
                            column ->
                                    problems.put(
                                            columns.get(column),
                                            "the attribute comes twice, with different values"));
            values.putAll(part.values());
        }
        return new SourceRow(
                "event " + ++numbered,
                columns.keySet().stream().map(column -> values.getOrDefault(column, "")).toList(),
                columns,
                problems);
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public long bytesRead() {
        return traces.bytesRead();
    }

    @Override
    public String description() {
        return "XES";
    }

    @Override
    public void close() throws IOException {
        traces.close();
    }
}
