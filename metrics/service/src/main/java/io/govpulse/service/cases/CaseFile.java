// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.cases;

import io.govpulse.service.refresh.Refresh;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One case as of a refresh. The applicant's pseudonym is left out everywhere: it joins the cases of
 * one person, and no one who looks at a case needs that.
 *
 * @param refresh the refresh it is as of
 * @param caseId source and number
 * @param facts its effective facts, by column; empty when every event was taken back
 * @param activities its steps, questions, appointments and visits, by column
 * @param ratings its ratings, by column
 * @param history how the facts of the case came to be, oldest first
 * @param events every version of its events, in order of arrival
 */
record CaseFile(
        Refresh.Pin refresh,
        String caseId,
        Optional<Map<String, @Nullable Object>> facts,
        List<Map<String, @Nullable Object>> activities,
        List<Map<String, @Nullable Object>> ratings,
        List<Change> history,
        List<EventVersion> events) {

    /**
     * A change of the facts.
     *
     * @param checkpoint checkpoint that committed it
     * @param asOf the instant the new facts are as of; empty when there are none any more
     * @param changed the columns that changed
     */
    record Change(long checkpoint, Optional<Instant> asOf, List<Difference> changed) {}

    /**
     * A column that changed.
     *
     * @param column its name
     * @param from its value before
     * @param to its value after
     */
    record Difference(String column, @Nullable Object from, @Nullable Object to) {}

    /**
     * A version of an event.
     *
     * @param id name of the event in its source
     * @param type CloudEvents type
     * @param happenedAt when it happened
     * @param revision 0, or higher for a correction
     * @param arrivedAt when the intake took it
     * @param generation generation that recorded it
     * @param checkpoint checkpoint of that generation that committed it
     * @param data its data
     */
    record EventVersion(
            String id,
            String type,
            Instant happenedAt,
            int revision,
            Instant arrivedAt,
            int generation,
            long checkpoint,
            JsonNode data) {}
}
