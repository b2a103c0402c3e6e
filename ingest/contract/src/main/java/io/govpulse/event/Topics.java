// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

/** The Kafka topics of the platform. */
public final class Topics {
    /** Accepted events in wire form, keyed by case id: the events of a case keep their order. */
    public static final String APPROVAL_EVENTS = "approval-events";

    /** Events that were not accepted: the reason in clear, the payload encrypted. */
    public static final String QUARANTINE = "quarantine";

    private Topics() {}
}
