// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The columns of a file with a row per event that tell which activity it is of.
 *
 * @param activity column of the activity
 * @param transition column that says whether it starts or completes; without one each row completes
 * @param starts texts in it for a start
 * @param completes texts in it for a completion
 * @param instance column that names the doing; where it is blank, doings are numbered
 */
record EventLog(
        String activity,
        Optional<String> transition,
        Set<String> starts,
        Set<String> completes,
        Optional<String> instance) {

    /** The columns of the standard extensions of XES (IEEE 1849), as far as the file has them. */
    static Optional<EventLog> ofXes(List<String> columns) {
        return columns.contains("concept:name")
                ? Optional.of(
                        new EventLog(
                                "concept:name",
                                Optional.of("lifecycle:transition").filter(columns::contains),
                                Set.of("start"),
                                Set.of("complete"),
                                Optional.of("concept:instance").filter(columns::contains)))
                : Optional.empty();
    }

    /** Reads the columns that a mapping names. */
    static EventLog of(YamlNode node) {
        node.only("activity", "transition", "start", "complete", "instance");
        return new EventLog(
                node.at("activity").name(),
                node.find("transition").map(YamlNode::name),
                lowerCase(node.find("start").map(YamlNode::names).orElse(List.of("start"))),
                lowerCase(node.find("complete").map(YamlNode::names).orElse(List.of("complete"))),
                node.find("instance").map(YamlNode::name));
    }

    private static Set<String> lowerCase(List<String> texts) {
        return texts.stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
