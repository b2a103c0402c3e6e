// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.govpulse.cases.table.FactKind;
import io.govpulse.event.EventCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The YAML form of {@link Definitions}, key by key; whether they fit together is checked there. An
 * unknown key is an error: a condition that is silently not read counts the wrong cases.
 */
final class DefinitionsYaml {
    private static final ObjectMapper YAML =
            YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final JsonNode defaults;

    private DefinitionsYaml(JsonNode defaults) {
        this.defaults = defaults;
    }

    /**
     * Reads definitions.
     *
     * @throws IllegalArgumentException when it is no such YAML; the message says what is expected,
     *     and not which file it is
     */
    static Definitions parse(byte[] yaml) {
        JsonNode root;
        try {
            root = YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException("An array of bytes can always be read", e);
        }
        keys(root, "defaults", "measures", "stocks", "indicators", "scorecards");
        JsonNode defaults = root.path("defaults");
        if (!defaults.isMissingNode()) {
            keys(defaults, "owner", "status");
        }
        DefinitionsYaml reader = new DefinitionsYaml(defaults);
        try {
            return new Definitions(
                    each(root, "measures", reader::measure),
                    each(root, "stocks", reader::stock),
                    each(root, "indicators", reader::indicator),
                    each(root, "scorecards", reader::scorecard),
                    EventCodec.contentHash(yaml),
                    new String(yaml, StandardCharsets.UTF_8));
        } catch (MisplacedException e) {
            throw new IllegalArgumentException(place(yaml, e.place()) + e.getMessage(), e);
        }
    }

    /** Returns the line and column of a value, for a message. */
    private static String place(byte[] yaml, String pointer) {
        try (JsonParser parser = YAML.createParser(yaml)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()
                        && parser.getParsingContext().pathAsPointer().toString().equals(pointer)) {
                    JsonLocation at = parser.currentTokenLocation();
                    return "line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr());
                }
            }
            return "";
        } catch (IOException e) {
            throw new IllegalStateException("What was read before can be read again", e);
        }
    }

    private Measure measure(JsonNode n) {
        documentedKeys(n, "unit", "facts", "booked_on", "sum", "where");
        return new Measure(
                text(n, "name"),
                documentation(n),
                code(n, "unit", Measure.Unit.class),
                n.has("facts") ? code(n, "facts", FactKind.class) : FactKind.CASE,
                text(n, "booked_on"),
                n.has("sum") ? Optional.of(text(n, "sum")) : Optional.empty(),
                texts(n, "where").stream().map(Condition::parse).toList());
    }

    private Stock stock(JsonNode n) {
        documentedKeys(n, "plus", "minus");
        return new Stock(text(n, "name"), documentation(n), text(n, "plus"), text(n, "minus"));
    }

    private Indicator indicator(JsonNode n) {
        documentedKeys(n, "numerator", "denominator", "supporting", "better", "unit");
        return new Indicator(
                text(n, "name"),
                documentation(n),
                texts(n, "numerator"),
                texts(n, "denominator"),
                texts(n, "supporting"),
                code(n, "better", Indicator.Better.class),
                n.has("unit") ? code(n, "unit", Indicator.Unit.class) : Indicator.Unit.RATIO);
    }

    private Scorecard scorecard(JsonNode n) {
        documentedKeys(n, "minimum_denominator", "shortest_period", "indicators");
        return new Scorecard(
                text(n, "name"),
                documentation(n),
                whole(n, "minimum_denominator"),
                n.has("shortest_period")
                        ? code(n, "shortest_period", Period.Kind.class)
                        : Period.Kind.DAY,
                each(n, "indicators", DefinitionsYaml::weighted));
    }

    private static Scorecard.Weighted weighted(JsonNode n) {
        keys(n, "name", "weight");
        return new Scorecard.Weighted(text(n, "name"), whole(n, "weight"));
    }

    private Documentation documentation(JsonNode n) {
        return new Documentation(
                label(n, "label"),
                label(n, "description"),
                label(orDefault(n, "owner"), "owner"),
                label(n, "source"),
                code(orDefault(n, "status"), "status", Documentation.Status.class));
    }

    private JsonNode orDefault(JsonNode n, String field) {
        return n.has(field) || !defaults.has(field) ? n : defaults;
    }

    private static Label label(JsonNode n, String field) {
        JsonNode label = required(n, field);
        keys(label, "zh", "en");
        return new Label(text(label, "zh"), text(label, "en"));
    }

    private static void documentedKeys(JsonNode n, String... more) {
        List<String> all =
                new ArrayList<>(
                        List.of("name", "label", "description", "owner", "source", "status"));
        all.addAll(List.of(more));
        keys(n, all.toArray(String[]::new));
    }

    private static void keys(JsonNode n, String... expected) {
        if (!n.isObject()) {
            throw wrong("%s; expected the keys %s".formatted(n, String.join(", ", expected)));
        }
        for (Iterator<String> names = n.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!Arrays.asList(expected).contains(name)) {
                throw wrong(
                        "unknown key '%s' in %s; expected %s"
                                .formatted(name, n, String.join(", ", expected)));
            }
        }
    }

    private static <T> List<T> each(JsonNode parent, String field, Function<JsonNode, T> read) {
        JsonNode list = parent.path(field);
        if (!list.isArray() && !list.isMissingNode()) {
            throw wrong("'%s' is %s; expected a list".formatted(field, list));
        }
        List<T> all = new ArrayList<>();
        list.forEach(node -> all.add(read.apply(node)));
        return all;
    }

    private static List<String> texts(JsonNode parent, String field) {
        return each(parent, field, JsonNode::asText);
    }

    private static String text(JsonNode n, String field) {
        return required(n, field).asText();
    }

    private static int whole(JsonNode n, String field) {
        JsonNode value = required(n, field);
        if (!value.isInt()) {
            throw wrong("'%s' is %s in %s; expected a whole number".formatted(field, value, n));
        }
        return value.intValue();
    }

    private static <E extends Enum<E>> E code(JsonNode n, String field, Class<E> type) {
        List<String> codes =
                Arrays.stream(type.getEnumConstants()).map(DefinitionsYaml::code).toList();
        int index = codes.indexOf(text(n, field));
        if (index < 0) {
            throw wrong(
                    "'%s' is %s in %s; expected one of %s"
                            .formatted(field, n.get(field), n, String.join(", ", codes)));
        }
        return type.getEnumConstants()[index];
    }

    /** Returns the code of a constant in YAML, tables and JSON. */
    static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static JsonNode required(JsonNode n, String field) {
        if (!n.hasNonNull(field)) {
            throw wrong("'%s' is missing in %s".formatted(field, n));
        }
        return n.get(field);
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what);
    }
}
