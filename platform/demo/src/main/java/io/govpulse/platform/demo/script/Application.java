// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.script;

import io.govpulse.event.CaseKind;
import io.govpulse.event.Channel;
import io.govpulse.event.EventData;
import io.govpulse.platform.demo.city.Department;
import io.govpulse.platform.demo.city.Item;
import io.govpulse.platform.demo.city.Place;
import java.time.Instant;
import java.util.Optional;

/**
 * An application: who applies for what, where and when.
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
 * @param part its part in a joint case
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
     * The part that a case has in a joint case (一件事).
     *
     * @param parent number of the joint case this one is part of
     * @param whole whether it is the joint case itself
     */
    record Part(Optional<String> parent, boolean whole) {
        static final Part NONE = new Part(Optional.empty(), false);
    }

    /** The event of its submission. */
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
