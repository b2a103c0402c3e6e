// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The file reads the same in YAML 1.1 (PyYAML, so Superset) as in 1.2: there {@code on}, {@code y}
 * and {@code no} are booleans, {@code 1:30} is a number and {@code 2011-08-31} an instant.
 */
class DefinitionsYaml11Test {

    @Test
    void everyKeyAndValueIsATextOrAPlainWholeNumberInYaml11() throws IOException {
        List<ScalarNode> scalars = scalars(resource("definitions.yaml"));
        assertThat(scalars).isNotEmpty();
        assertThat(scalars).filteredOn(DefinitionsYaml11Test::readsDifferently).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"on: a", "a: yes", "a: [n]", "a: 1:30", "a: 010", "a: 2011-08-31", "~: a"})
    void findsWhatYaml11ReadsDifferently(String yaml) {
        assertThat(scalars(yaml)).anyMatch(DefinitionsYaml11Test::readsDifferently);
    }

    /** SnakeYAML reads as YAML 1.1 says, but for the letters y and n. */
    private static boolean readsDifferently(ScalarNode scalar) {
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return false;
        }
        boolean number =
                scalar.getTag().equals(Tag.INT) && scalar.getValue().matches("0|[1-9][0-9]*");
        boolean text = scalar.getTag().equals(Tag.STR) && !scalar.getValue().matches("[yYnN]");
        return !number && !text;
    }

    private static String resource(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(Definitions.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<ScalarNode> scalars(String yaml) {
        List<ScalarNode> scalars = new ArrayList<>();
        collect(
                new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(yaml)),
                scalars);
        return scalars;
    }

    private static void collect(Node node, List<ScalarNode> scalars) {
        if (node instanceof ScalarNode scalar) {
            scalars.add(scalar);
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(each -> collect(each, scalars));
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().stream()
                    .flatMap((NodeTuple t) -> Stream.of(t.getKeyNode(), t.getValueNode()))
                    .forEach(each -> collect(each, scalars));
        }
    }
}
