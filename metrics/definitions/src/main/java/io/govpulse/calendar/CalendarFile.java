// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The YAML form of a calendar, key by key and without meaning: what the keys mean is in {@link
 * YamlCalendar}. An unknown key, a key given twice or a value of the wrong kind is an error,
 * because a holiday that is silently not read makes cases late.
 */
final class CalendarFile {

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory())
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Path path;
    private final JsonNode root;

    private CalendarFile(Path path, JsonNode root) {
        this.path = path;
        this.root = root;
    }

    /**
     * Reads a file whose keys are among the given ones.
     *
     * @throws IllegalArgumentException if the file is missing or is not such YAML
     * @throws UncheckedIOException if it cannot be read
     */
    static CalendarFile read(Path path, List<String> keys) {
        try {
            CalendarFile file = new CalendarFile(path, YAML.readTree(text(path)));
            file.allowOnly(file.root, keys);
            return file;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Cannot read calendar " + path + ": " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Returns the text of a file in UTF-8; a missing file is the user's mistake, not a failure of
     * the disk.
     */
    static String text(Path path) {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "Cannot read calendar " + path + ": no such file", e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot read calendar " + path + ": " + e.getMessage(), e);
        }
    }

    Path path() {
        return path;
    }

    boolean has(String key) {
        return root.has(key);
    }

    Optional<String> text(String key) {
        return root.has(key) ? Optional.of(scalar(key, root.get(key))) : Optional.empty();
    }

    Optional<Boolean> flag(String key) {
        if (!root.has(key)) {
            return Optional.empty();
        }
        if (!root.get(key).isBoolean()) {
            throw wrong(key, root.get(key), "true or false");
        }
        return Optional.of(root.get(key).booleanValue());
    }

    /** Returns the values of a list, none if the key is absent. */
    List<String> list(String key) {
        return root.has(key) ? list(key, root.get(key)) : List.of();
    }

    /** Returns whether the value is a mapping of its own. */
    boolean isMapping(String key) {
        return root.has(key) && root.get(key).isObject();
    }

    /** Returns a value of the mapping under a key. */
    Optional<String> textIn(String key, String inner, Set<String> innerKeys) {
        JsonNode node = mapping(key, innerKeys);
        return node.has(inner) ? Optional.of(scalar(key, node.get(inner))) : Optional.empty();
    }

    /** Returns a list of the mapping under a key, none if it is absent. */
    List<String> listIn(String key, String inner, Set<String> innerKeys) {
        JsonNode node = mapping(key, innerKeys);
        return node.has(inner) ? list(key, node.get(inner)) : List.of();
    }

    private JsonNode mapping(String key, Set<String> innerKeys) {
        JsonNode node = root.path(key);
        allowOnly(node, List.copyOf(innerKeys));
        return node;
    }

    private void allowOnly(JsonNode node, List<String> keys) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(
                    "Cannot read calendar "
                            + path
                            + ": "
                            + node
                            + "; expected keys among "
                            + sorted(keys));
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!keys.contains(name)) {
                throw new IllegalArgumentException(
                        "Cannot read calendar "
                                + path
                                + ": unknown key "
                                + name
                                + "; expected "
                                + sorted(keys));
            }
        }
    }

    private List<String> list(String key, JsonNode node) {
        if (!node.isArray()) {
            throw wrong(key, node, "a list");
        }
        List<String> values = new ArrayList<>();
        for (JsonNode element : node) {
            values.add(scalar(key, element));
        }
        return values;
    }

    private String scalar(String key, JsonNode node) {
        if (!node.isTextual() && !node.isIntegralNumber()) {
            throw wrong(key, node, "one plain value");
        }
        return node.asText();
    }

    private IllegalArgumentException wrong(String key, JsonNode node, String expected) {
        return new IllegalArgumentException(
                "Cannot read calendar "
                        + path
                        + ": "
                        + key
                        + " is "
                        + node
                        + "; expected "
                        + expected);
    }

    private static String sorted(List<String> keys) {
        return String.join(", ", keys.stream().sorted().toList());
    }
}
