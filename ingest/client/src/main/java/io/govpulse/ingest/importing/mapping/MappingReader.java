// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.govpulse.event.EventType;
import io.govpulse.ingest.importing.file.CellText;
import io.govpulse.ingest.importing.mapping.FieldSource.Codes;
import io.govpulse.ingest.importing.mapping.FieldSource.Column;
import io.govpulse.ingest.importing.mapping.FieldSource.Constant;
import io.govpulse.ingest.importing.mapping.FieldSource.Group;
import io.govpulse.ingest.importing.mapping.FieldSource.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a mapping from YAML; whatever is not understood is refused, with its place. */
public final class MappingReader {
    private static final ObjectMapper YAML =
            YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // A column may well be called "no".
                    .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                    .build();

    private static final Set<String> KEYS =
            Set.of(
                    "source",
                    "zone",
                    "calendar",
                    "charset",
                    "separator",
                    "quotes",
                    "sheet",
                    "headerRow",
                    "key",
                    "timeFormat",
                    "nothing",
                    "log",
                    "version",
                    "blank",
                    "events");

    /** The fields with a time that end a period; others are points in time. */
    private static final Set<String> DEADLINES =
            Set.of("promisedDue", "statutoryDue", "due", "validUntil");

    private MappingReader() {}

    /**
     * Reads the mapping in this file.
     *
     * @throws MappingException when it cannot be used; the message says what is expected
     */
    public static Mapping read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new MappingException(
                    "Cannot read the mapping " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a mapping.
     *
     * @throws MappingException when it cannot be used; the message says what is expected
     */
    static Mapping parse(String yaml) {
        YamlNode root;
        try {
            root = new YamlNode("", YAML.readTree(yaml));
        } catch (JsonProcessingException e) {
            throw new MappingException(
                    "Cannot use the mapping: line %d: %s"
                            .formatted(
                                    Optional.ofNullable(e.getLocation())
                                            .map(at -> at.getLineNr())
                                            .orElse(0),
                                    e.getOriginalMessage()),
                    e);
        }
        root.only(KEYS);
        Map<String, FieldSource> ofAllEvents = new LinkedHashMap<>();
        root.find("calendar")
                .map(MappingReader::calendar)
                .ifPresent(
                        name -> ofAllEvents.put("calendar", new Constant(TextNode.valueOf(name))));
        List<Mapping.EventMapping> events = new ArrayList<>();
        for (YamlNode event : root.at("events").elements()) {
            events.add(event(event, ofAllEvents));
        }
        List<EventType> alone =
                events.stream()
                        .filter(event -> event.id().isEmpty())
                        .map(Mapping.EventMapping::type)
                        .toList();
        if (alone.stream().distinct().count() < alone.size()) {
            // Their ids are made of the row's key and the type.
            throw root.at("events").refused("each type may come once without an 'id' of its own");
        }
        return new Mapping(
                root.at("source").text(),
                zone(root.at("zone")),
                LayoutReader.layout(root),
                root.at("key").names(),
                root.find("timeFormat").map(MappingReader::times).orElse(TimeFormats.STANDARD),
                root.find("nothing")
                        .map(node -> new Nothing(node.textsOrNone()))
                        .orElse(Nothing.STANDARD),
                root.find("log").map(EventLog::of),
                Versions.of(root),
                List.copyOf(events));
    }

    /** A file lies where the fold reads it, which is not here. */
    private static String calendar(YamlNode node) {
        String name = node.text();
        if (name.matches("(?i).*[.](ya?ml|ics)")) {
            throw node.unexpected(
                    "the id of a calendar: china, around-the-clock/ZONE, or one of a file that the"
                            + " region's rules name as 'calendars: [FILE]' (GOVPULSE_RULES)");
        }
        return name;
    }

    private static Mapping.EventMapping event(YamlNode node, Map<String, FieldSource> ofAllEvents) {
        node.only("type", "id", "time", "when", "fields");
        EventType type = type(node.at("type"));
        EventFields accepted = EventFields.of(type);
        Map<String, FieldSource> fields = new LinkedHashMap<>(ofAllEvents);
        fields.keySet().retainAll(accepted.names());
        node.find("fields")
                .ifPresent(
                        given ->
                                given.only(accepted.names())
                                        .entries()
                                        .forEach(
                                                (name, field) ->
                                                        fields.put(
                                                                name,
                                                                field(name, field, accepted))));
        return new Mapping.EventMapping(
                type,
                node.find("id").map(YamlNode::names).orElse(List.of()),
                node.at("time").names(),
                node.find("when").map(MappingReader::conditions).orElse(List.of()),
                new Group(fields),
                accepted.needed());
    }

    private static List<Condition> conditions(YamlNode node) {
        return node.node().isArray()
                ? node.elements().stream().map(MappingReader::condition).toList()
                : List.of(condition(node));
    }

    private static Condition condition(YamlNode node) {
        if (node.node().isValueNode()) {
            return new Condition(node.name(), Condition.Test.FILLED, Set.of());
        }
        node.only("column", "is", "not", "blank");
        String column = node.at("column").name();
        if (node.has("blank")) {
            node.only("column", "blank");
            boolean blank = node.at("blank").truth();
            return new Condition(
                    column, blank ? Condition.Test.BLANK : Condition.Test.FILLED, Set.of());
        }
        if (node.has("not")) {
            node.only("column", "not");
            return new Condition(column, Condition.Test.NOT, Set.copyOf(node.at("not").names()));
        }
        return new Condition(column, Condition.Test.IS, Set.copyOf(node.at("is").names()));
    }

    private static FieldSource field(String name, YamlNode node, EventFields accepted) {
        if (node.has("column") || node.has("time") || node.has("number") || node.has("constant")) {
            return plain(name, node);
        }
        if (accepted.within(name).isEmpty()) {
            throw node.refused("one of column, time, number, constant is needed here");
        }
        Map<String, FieldSource> inner = new LinkedHashMap<>();
        node.only(accepted.within(name))
                .entries()
                .forEach(
                        (innerName, innerNode) ->
                                inner.put(innerName, plain(innerName, innerNode)));
        return new Group(inner);
    }

    private static FieldSource plain(String name, YamlNode node) {
        if (node.has("constant")) {
            JsonNode value = node.only("constant").at("constant").node();
            if (!value.isValueNode()) {
                throw node.refused("a constant is a single value");
            }
            return new Constant(value);
        }
        if (node.has("time")) {
            node.only("time", "wholeDay");
            return new Time(
                    node.at("time").names(),
                    DEADLINES.contains(name),
                    node.find("wholeDay").map(YamlNode::truth).orElse(false));
        }
        if (node.has("number")) {
            return new FieldSource.WholeNumber(node.only("number").at("number").name());
        }
        node.only("column", "codes");
        String column = node.at("column").name();
        return node.find("codes")
                .<FieldSource>map(codes -> codes(column, codes))
                .orElseGet(() -> new Column(column));
    }

    private static Codes codes(String column, YamlNode node) {
        Map<String, JsonNode> codes = new LinkedHashMap<>();
        node.entries()
                .forEach(
                        (code, canonical) -> {
                            canonical.text();
                            codes.put(CellText.visible(code), canonical.node());
                        });
        return new Codes(column, codes);
    }

    private static EventType type(YamlNode node) {
        return EventType.ofShortName(node.text())
                .orElseThrow(
                        () ->
                                node.unexpected(
                                        Arrays.stream(EventType.values())
                                                .map(EventType::shortName)
                                                .collect(Collectors.joining(", "))));
    }

    private static ZoneId zone(YamlNode node) {
        try {
            return ZoneId.of(node.text());
        } catch (DateTimeException e) {
            throw node.unexpected("names such as Asia/Shanghai or America/New_York");
        }
    }

    private static TimeFormats times(YamlNode node) {
        List<TimeFormat> formats = new ArrayList<>();
        for (String pattern : node.texts()) {
            try {
                formats.add(new TimeFormat(pattern));
            } catch (IllegalArgumentException e) {
                throw node.refused(
                        "'%s' (%s); expected patterns such as yyyy-MM-dd HH:mm:ss"
                                .formatted(pattern, e.getMessage()));
            }
        }
        return new TimeFormats(formats);
    }
}
