// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.xes;

import io.govpulse.ingest.importing.file.FileBytes;
import io.govpulse.ingest.importing.file.SafeXml;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The traces of an XES log, in any namespace or none. Flat attributes are read; what is nested in
 * them, lists and containers, classifiers and extensions are passed over.
 */
final class XesTraces implements AutoCloseable {
    static final String CASE_PREFIX = "case:";

    private static final Set<String> VALUES =
            Set.of("string", "date", "int", "float", "boolean", "id");

    private final FileBytes bytes;
    private final XMLStreamReader xml;
    private final Set<String> declared = new LinkedHashSet<>();

    /**
     * One trace, or one event of the log without a trace.
     *
     * @param attributes of the case
     * @param events in the order of the file
     */
    record Trace(Attributes attributes, List<Attributes> events) {}

    /**
     * Flat attributes.
     *
     * @param values by column
     * @param twice columns that come twice, with different values
     */
    record Attributes(Map<String, String> values, Set<String> twice) {
        Attributes() {
            this(new LinkedHashMap<>(), new LinkedHashSet<>());
        }

        private void put(String column, String value) {
            String before = values.putIfAbsent(column, value);
            if (before != null && !before.equals(value)) {
                twice.add(column);
            }
        }
    }

    /**
     * Begins at the root.
     *
     * @throws IOException when it is no XML without a document type, or another XML than XES
     */
    XesTraces(FileBytes bytes) throws IOException {
        this.bytes = bytes;
        try {
            this.xml = SafeXml.reader(bytes.content());
        } catch (XMLStreamException e) {
            throw SafeXml.damaged(e);
        }
        SafeXml.nextElement(xml);
        if (!xml.getLocalName().equals("log")) {
            throw new IOException(
                    "it is XML but no XES: its root is <%s>, not <log>"
                            .formatted(xml.getLocalName()));
        }
    }

    /** The columns that the log declares for all traces or events, as far as read. */
    Set<String> declared() {
        return declared;
    }

    /** The next trace; empty at the end of the log. */
    Optional<Trace> next() throws IOException {
        while (SafeXml.nextElement(xml)) {
            if (!xml.isStartElement()) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "trace" -> {
                    return Optional.of(trace());
                }
                case "event" -> {
                    return Optional.of(new Trace(new Attributes(), List.of(attributes(""))));
                }
                case "global" -> declare();
                default -> passOver();
            }
        }
        return Optional.empty();
    }

    private void declare() throws IOException {
        boolean ofTraces = "trace".equals(xml.getAttributeValue(null, "scope"));
        declared.addAll(attributes(ofTraces ? CASE_PREFIX : "").values().keySet());
    }

    /** Reads the whole trace: attributes may follow events. */
    private Trace trace() throws IOException {
        Attributes ofCase = new Attributes();
        List<Attributes> events = new ArrayList<>();
        while (SafeXml.nextElement(xml) && xml.isStartElement()) {
            if (xml.getLocalName().equals("event")) {
                events.add(attributes(""));
            } else {
                attribute(CASE_PREFIX, ofCase);
            }
        }
        return new Trace(ofCase, events);
    }

    private Attributes attributes(String prefix) throws IOException {
        Attributes attributes = new Attributes();
        while (SafeXml.nextElement(xml) && xml.isStartElement()) {
            attribute(prefix, attributes);
        }
        return attributes;
    }

    private void attribute(String prefix, Attributes to) throws IOException {
        String key = xml.getAttributeValue(null, "key");
        String value = xml.getAttributeValue(null, "value");
        if (VALUES.contains(xml.getLocalName()) && key != null && value != null) {
            to.put(prefix + key.strip(), value);
        }
        passOver();
    }

    private void passOver() throws IOException {
        for (int depth = 1; depth > 0; ) {
            SafeXml.nextElement(xml);
            depth += xml.isStartElement() ? 1 : -1;
        }
    }

    long bytesRead() {
        return bytes.read();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
