package io.govpulse.cases;

import io.govpulse.event.CaseKind;
import io.govpulse.event.Channel;
import io.govpulse.event.EventData;
import io.govpulse.event.Region;
import io.govpulse.rules.Rules;
import java.util.Optional;

/**
 * Where a case belongs; told by its submission, all empty as long as that is missing.
 *
 * @param department code of the department that handles it
 * @param item implementation code of the item
 * @param window code of the window
 * @param region codes of its region, level by level
 * @param channel where it was handed in
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

    static CaseAttributes of(Optional<EventData.Submitted> submission, Rules rules) {
        return submission
                .map(
                        submitted ->
                                new CaseAttributes(
                                        submitted.department(),
                                        submitted.item(),
                                        submitted.window(),
                                        submitted.region(),
                                        Optional.of(submitted.channel()),
                                        submitted.kind(),
                                        submitted.applicant(),
                                        rules.isOnline(submitted.channel()),
                                        submitted.parent(),
                                        submitted.joint().orElse(false)))
                .orElse(UNKNOWN);
    }

    /** This place, but for what is named: a question or a ticket may belong elsewhere. */
    CaseAttributes at(
            Optional<String> department,
            Optional<String> item,
            Region region,
            Optional<String> window) {
        return new CaseAttributes(
                department.or(this::department),
                item.or(this::item),
                window.or(this::window),
                region.equals(Region.UNKNOWN) ? this.region : region,
                channel,
                kind,
                applicant,
                online,
                parent,
                joint);
    }
}
