package io.govpulse.platform.demo;

import io.govpulse.event.CaseKind;
import io.govpulse.event.Channel;
import io.govpulse.event.EventData;
import java.time.Instant;
import java.util.Optional;

/**
 * Who applies for what, where and when.
 *
 * @param source name of the sending system
 * @param number number of the case
 * @param department who handles it
 * @param item what is applied for
 * @param place where the applicant lives
 * @param channel how it is handed in
 * @param window where, when at a window
 * @param applicant identity of the applicant, invented
 * @param at when it is handed in
 * @param progress how far the history is, from 0 to 1: departments change over it
 * @param part which part in a joint case it has
 */
record Application(
        String source,
        String number,
        Department department,
        Item item,
        Place place,
        Channel channel,
        Optional<String> window,
        String applicant,
        Instant at,
        double progress,
        Part part) {

    /**
     * The part in a joint case (一件事).
     *
     * @param parent number of the joint case this one is part of
     * @param whole whether it is the joint case itself
     */
    record Part(Optional<String> parent, boolean whole) {
        static final Part NONE = new Part(Optional.empty(), false);
    }

    EventData.Submitted submitted() {
        return new EventData.Submitted(
                channel,
                Optional.of(department.code()),
                Optional.of(item.code()),
                place.region(),
                window,
                Optional.of(item.onTheSpot() ? CaseKind.ON_THE_SPOT : CaseKind.PROMISED),
                Optional.empty(),
                Optional.empty(),
                part.parent(),
                part.whole() ? Optional.of(true) : Optional.empty());
    }
}
