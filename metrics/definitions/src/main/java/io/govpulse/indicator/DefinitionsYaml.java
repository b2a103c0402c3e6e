package io.govpulse.indicator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.govpulse.cases.table.FactKind;
import io.govpulse.event.EventCodec;
import java.io.IOException;
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

    private DefinitionsYaml() {}

    /**
     * Reads definitions.
     *
     * @throws IllegalArgumentException when it is no such YAML; the message says what is accepted,
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
        keys(root, "measures", "stocks", "indicators", "scorecards");
        return new Definitions(
                each(root, "measures", DefinitionsYaml::measure),
                each(root, "stocks", DefinitionsYaml::stock),
                each(root, "indicators", DefinitionsYaml::indicator),
                each(root, "scorecards", DefinitionsYaml::scorecard),
                EventCodec.contentHash(yaml));
    }

    private static Measure measure(JsonNode n) {
        keys(n, "name", "zh", "en", "unit", "of", "booked_on", "sum", "where");
        return new Measure(
                text(n, "name"),
                label(n),
                word(n, "unit", Measure.Unit.class),
                n.has("of") ? word(n, "of", FactKind.class) : FactKind.CASE,
                text(n, "booked_on"),
                n.has("sum") ? Optional.of(text(n, "sum")) : Optional.empty(),
                texts(n, "where").stream().map(Condition::parse).toList());
    }

    private static Stock stock(JsonNode n) {
        keys(n, "name", "zh", "en", "plus", "minus");
        return new Stock(text(n, "name"), label(n), text(n, "plus"), text(n, "minus"));
    }

    private static Indicator indicator(JsonNode n) {
        keys(n, "name", "zh", "en", "numerator", "denominator", "supporting", "better", "unit");
        return new Indicator(
                text(n, "name"),
                label(n),
                texts(n, "numerator"),
                texts(n, "denominator"),
                texts(n, "supporting"),
                word(n, "better", Indicator.Better.class),
                n.has("unit") ? word(n, "unit", Indicator.Unit.class) : Indicator.Unit.RATIO);
    }

    private static Scorecard scorecard(JsonNode n) {
        keys(n, "name", "zh", "en", "minimum_denominator", "shortest_period", "indicators");
        return new Scorecard(
                text(n, "name"),
                label(n),
                whole(n, "minimum_denominator"),
                n.has("shortest_period")
                        ? word(n, "shortest_period", Period.Kind.class)
                        : Period.Kind.DAY,
                each(n, "indicators", DefinitionsYaml::weighted));
    }

    private static Scorecard.Weighted weighted(JsonNode n) {
        keys(n, "name", "weight");
        return new Scorecard.Weighted(text(n, "name"), whole(n, "weight"));
    }

    private static Label label(JsonNode n) {
        return new Label(text(n, "zh"), text(n, "en"));
    }

    private static void keys(JsonNode n, String... accepted) {
        if (!n.isObject()) {
            throw wrong("%s; accepted are the keys %s".formatted(n, String.join(", ", accepted)));
        }
        for (Iterator<String> names = n.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!Arrays.asList(accepted).contains(name)) {
                throw wrong(
                        "unknown key '%s' in %s; accepted are %s"
                                .formatted(name, n, String.join(", ", accepted)));
            }
        }
    }

    private static <T> List<T> each(JsonNode parent, String field, Function<JsonNode, T> read) {
        JsonNode list = parent.path(field);
        if (!list.isArray() && !list.isMissingNode()) {
            throw wrong("'%s' is %s; a list is accepted".formatted(field, list));
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
            throw wrong("'%s' is %s in %s; accepted: a whole number".formatted(field, value, n));
        }
        return value.intValue();
    }

    private static <E extends Enum<E>> E word(JsonNode n, String field, Class<E> type) {
        List<String> accepted =
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .toList();
        int index = accepted.indexOf(text(n, field));
        if (index < 0) {
            throw wrong(
                    "'%s' is %s in %s; accepted: %s"
                            .formatted(field, n.get(field), n, String.join(", ", accepted)));
        }
        return type.getEnumConstants()[index];
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
