// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.process.RecentFailures;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.api.java.tuple.Tuple5;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of one subtask to the quarantine, with reasons in one sentence. A case that fails again
 * and again for the same cause is reported once between two barriers.
 */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final Consumer<byte[]> quarantine;
    private final Set<String> reported = new HashSet<>();

    /**
     * @param quarantine takes entries as the topic holds them
     */
    Refusals(Consumer<byte[]> quarantine) {
        this.quarantine = quarantine;
    }

    /** Reports a record that the contract does not accept. */
    void refused(String reason, Tuple5<String, byte[], Long, Integer, Long> received) {
        quarantine.accept(RefusedEvent.ofRecord(reason, received).json());
    }

    /** Reports a record that could be read, it seems, and that the stream cannot keep. */
    void unreadable(RuntimeException cause, Tuple5<String, byte[], Long, Integer, Long> received) {
        LOG.warn("Cannot read a record of case {}", ReceivedRecord.caseId(received), cause);
        refused(
                "Cannot read event of case %s: %s; an error of the stream: send the event again once it is mended"
                        .formatted(ReceivedRecord.caseId(received), RecentFailures.causeOf(cause)),
                received);
    }

    /** Reports a case that cannot be folded. */
    void setAside(String caseId, OpenCase open, RuntimeException cause) {
        RefusedEvent entry =
                RefusedEvent.ofCase(
                        "Cannot fold case %s: %s; its facts stay as they were until an event of it comes, or comes again, that makes it whole"
                                .formatted(caseId, RecentFailures.causeOf(cause)),
                        open.asOf(),
                        open.newest().orElse(null));
        if (reported.add(entry.id())) {
            LOG.warn("Cannot fold case {}: it waits in quarantine", caseId, cause);
            quarantine.accept(entry.json());
        }
    }

    /** Forgets what was reported: it is in the checkpoint that the barrier begins. */
    void barrierPasses() {
        reported.clear();
    }
}
