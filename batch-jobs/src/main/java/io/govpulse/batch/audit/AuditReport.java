// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.audit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The extent of an audit and its findings.
 *
 * @param generation generation of the facts
 * @param checkpoint raw events and facts up to this checkpoint were compared
 * @param sample which cases were folded again
 * @param cases of these, cases with events or facts
 * @param events their rows of raw events
 * @param rows their signed rows
 * @param published sequence of the refresh whose figures were compared; 0 for none
 * @param counts how many findings there are, by kind
 * @param examples some of them, at most {@link #EXAMPLES} of a kind
 */
public record AuditReport(
        int generation,
        long checkpoint,
        CaseSample sample,
        long cases,
        long events,
        long rows,
        long published,
        Map<Finding.Kind, Long> counts,
        List<Finding> examples) {

    /** The greatest number of findings of a kind that are named. */
    public static final int EXAMPLES = 20;

    public AuditReport {
        counts = Map.copyOf(counts);
        examples = List.copyOf(examples);
    }

    /** Whether everything agrees. */
    public boolean clean() {
        return counts.isEmpty();
    }

    /** Returns the report for people. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(
                "audit: generation %d up to checkpoint %d, %d cases%s, %d raw events, %d signed rows, %s%n"
                        .formatted(
                                generation,
                                checkpoint,
                                cases,
                                sample.text(),
                                events,
                                rows,
                                published == 0
                                        ? "nothing published"
                                        : "figures of refresh " + published));
        if (clean()) {
            return text.append("audit: no difference").toString();
        }
        for (Map.Entry<Finding.Kind, Long> count : new TreeMap<>(counts).entrySet()) {
            text.append("audit: %s: %d%n".formatted(count.getKey(), count.getValue()));
            examples.stream()
                    .filter(finding -> finding.kind() == count.getKey())
                    .forEach(
                            finding ->
                                    text.append(
                                            "  %s: %s%n"
                                                    .formatted(finding.where(), finding.detail())));
        }
        return text.append("audit: differences found; ./govpulse rebuild makes all facts again")
                .toString();
    }
}
