// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.event.CaseKind;
import io.govpulse.event.Channel;
import io.govpulse.event.EventData;
import io.govpulse.event.Region;
import io.govpulse.rules.Rules;
import java.util.Optional;

/**
 * The attributes of a case that its submission states; all empty as long as that is missing.
 *
 * @param department code of the department that handles it
 * @param item implementation code of the item
 * @param window code of the window
 * @param region codes of its region, level by level
 * @param channel where it was submitted
 * @param kind how it is meant to be handled
 * @param applicant keyed pseudonym of the applicant
 * @param online whether it was submitted online, by the rules' list of online channels
 * @param parent number of the joint case it is part of
 * @param joint whether it is a joint case: it counts as one, and its parts as the cases
 */
public record CaseAttributes(
        Optional<String> department,
        Optional<String> item,
        Optional<String> window,
        Region region,
        Optional<Channel> channel,
        Optional<CaseKind> kind,
        Optional<String> applicant,
        boolean online,
        Optional<String> parent,
        boolean joint) {

    static final CaseAttributes UNKNOWN =
            new CaseAttributes(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Region.UNKNOWN,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    false);

    /**
     * Where an activity took place, as its own event states; what is empty is as in the case.
     *
     * @param department code of the department
     * @param item implementation code of the item
     * @param region codes of the region, level by level
     * @param window code of the window
     */
    public record Place(
            Optional<String> department,
            Optional<String> item,
            Region region,
            Optional<String> window) {}

    static CaseAttributes of(EventData.Submitted submitted, Rules rules) {
        return new CaseAttributes(
                submitted.department(),
                submitted.item(),
                submitted.window(),
                submitted.region(),
                Optional.of(submitted.channel()),
                submitted.kind(),
                submitted.applicant(),
                rules.isOnline(submitted.channel()),
                submitted.parent(),
                submitted.joint().orElse(false));
    }

    /** Returns these attributes, but for what an activity states of its place. */
    public CaseAttributes at(Place place) {
        return new CaseAttributes(
                place.department().or(this::department),
                place.item().or(this::item),
                place.window().or(this::window),
                place.region().equals(Region.UNKNOWN) ? region : place.region(),
                channel,
                kind,
                applicant,
                online,
                parent,
                joint);
    }
}
