// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.govpulse.ingest.importing.file.CellText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A part of a mapping file, with its place for messages. */
record YamlNode(String path, JsonNode node) {

    MappingException refused(String problem) {
        return new MappingException(
                "Cannot use the mapping: " + (path.isEmpty() ? "" : path + ": ") + problem);
    }

    /** Refuses keys other than these: a misspelt one would be overlooked. */
    YamlNode only(String... keys) {
        return only(Set.of(keys));
    }

    YamlNode only(Set<String> keys) {
        if (!node.isObject()) {
            throw refused("keys and values are needed here: " + listed(keys));
        }
        node.fieldNames()
                .forEachRemaining(
                        key -> {
                            if (!keys.contains(key)) {
                                throw refused("'" + key + "'; expected " + listed(keys));
                            }
                        });
        return this;
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    YamlNode at(String key) {
        if (!has(key)) {
            throw refused("'" + key + "' is missing");
        }
        return new YamlNode(path.isEmpty() ? key : path + "." + key, node.get(key));
    }

    Optional<YamlNode> find(String key) {
        return has(key) ? Optional.of(at(key)) : Optional.empty();
    }

    String text() {
        if (!node.isValueNode() || node.asText().isBlank()) {
            throw refused("a text is needed here");
        }
        return node.asText().strip();
    }

    boolean truth() {
        if (!node.isBoolean()) {
            throw unexpected("true or false");
        }
        return node.booleanValue();
    }

    /** Returns the exception that says that the text here is none of what is expected. */
    MappingException unexpected(String expected) {
        return refused("'%s'; expected %s".formatted(text(), expected));
    }

    /** The texts of a list, or of a single text. */
    List<String> texts() {
        return node.isArray() ? elements().stream().map(YamlNode::text).toList() : List.of(text());
    }

    /** The name of a column, or a text in one, as people see it in the file. */
    String name() {
        return CellText.visible(text());
    }

    /** The names of a list, or a single one. */
    List<String> names() {
        return texts().stream().map(CellText::visible).toList();
    }

    /** The texts of a list, which may be empty. */
    List<String> textsOrNone() {
        return node.isArray() && node.isEmpty() ? List.of() : texts();
    }

    List<YamlNode> elements() {
        if (!node.isArray() || node.isEmpty()) {
            throw refused("a list is needed here");
        }
        List<YamlNode> elements = new ArrayList<>();
        for (JsonNode element : node) {
            elements.add(new YamlNode(path + "[" + (elements.size() + 1) + "]", element));
        }
        return elements;
    }

    Map<String, YamlNode> entries() {
        if (!node.isObject() || node.isEmpty()) {
            throw refused("keys and values are needed here");
        }
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            entries.put(name, at(name));
        }
        return entries;
    }

    static String listed(Set<String> words) {
        return String.join(", ", new TreeSet<>(words));
    }
}
