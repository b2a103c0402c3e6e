// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing;

import io.govpulse.event.EventCodec;
import io.govpulse.event.InvalidEventException;
import io.govpulse.event.UnknownEventTypeException;
import io.govpulse.ingest.client.IntakeClient;
import java.util.List;

/**
 * The answers that the contract alone gives. The intake refuses more: a time in the future, a
 * calendar that the region does not have.
 */
final class DryRun {
    private DryRun() {}

    /** Returns an answer for each of these events, in their order; nothing is sent. */
    static List<IntakeClient.Answer> answers(List<byte[]> events) {
        return events.stream().map(DryRun::answer).toList();
    }

    private static IntakeClient.Answer answer(byte[] event) {
        try {
            EventCodec.decode(event);
            return new IntakeClient.Answer(true, "");
        } catch (InvalidEventException | UnknownEventTypeException e) {
            return new IntakeClient.Answer(false, String.valueOf(e.getMessage()));
        }
    }
}
