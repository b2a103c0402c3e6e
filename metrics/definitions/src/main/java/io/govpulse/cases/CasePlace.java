package io.govpulse.cases;

import io.govpulse.event.CaseKind;
import io.govpulse.event.Channel;
import io.govpulse.event.EventData;
import io.govpulse.event.Region;
import io.govpulse.reference.Reference;
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
 */
public record CasePlace(
        Optional<String> department,
        Optional<String> item,
        Optional<String> window,
        Region region,
        Optional<Channel> channel,
        Optional<CaseKind> kind,
        Optional<String> applicant,
        boolean online) {

    static CasePlace of(Optional<EventData.Submitted> submission, Reference reference) {
        return submission
                .map(
                        submitted ->
                                new CasePlace(
                                        submitted.department(),
                                        submitted.item(),
                                        submitted.window(),
                                        submitted.region(),
                                        Optional.of(submitted.channel()),
                                        submitted.kind(),
                                        submitted.applicant(),
                                        reference.isOnline(submitted.channel())))
                .orElseGet(
                        () ->
                                new CasePlace(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Region.UNKNOWN,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        false));
    }
}
