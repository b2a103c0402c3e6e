// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;

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
}
