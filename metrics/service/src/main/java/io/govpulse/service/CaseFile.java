package io.govpulse.service;

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
 * @param refresh the refresh it stands on
 * @param caseId source and number
 * @param facts what stands of it, by column; empty when every event was taken back
 * @param steps what stands of its steps, questions, appointments and visits, by column
 * @param ratings what stands of its ratings, by column
 * @param history how the facts of the case came to be, oldest first
 * @param events every telling of its events, in order of arrival
 */
record CaseFile(
        Refresh.Pin refresh,
        String caseId,
        Optional<Map<String, @Nullable Object>> facts,
        List<Map<String, @Nullable Object>> steps,
        List<Map<String, @Nullable Object>> ratings,
        List<Change> history,
        List<Telling> events) {

    /**
     * A change of the facts.
     *
     * @param checkpoint checkpoint that committed it
     * @param asOf the instant the new facts are told for; empty when nothing stands any more
     * @param changed the columns that changed
     */
    record Change(long checkpoint, Optional<Instant> asOf, List<Difference> changed) {}

    /**
     * A column that changed.
     *
     * @param column its name
     * @param from what stood before
     * @param to what stands then
     */
    record Difference(String column, @Nullable Object from, @Nullable Object to) {}

    /**
     * One telling of an event.
     *
     * @param id name of the event in its source
     * @param type CloudEvents type
     * @param happenedAt when it happened
     * @param revision 0, or higher for a correction
     * @param arrivedAt when the intake took it
     * @param generation generation that wrote it down
     * @param checkpoint checkpoint of that generation that committed it
     * @param data what it says
     */
    record Telling(
            String id,
            String type,
            Instant happenedAt,
            int revision,
            Instant arrivedAt,
            int generation,
            long checkpoint,
            JsonNode data) {}
}
