package io.govpulse.event;

import java.util.Optional;

/** What applicants and units say of the service, and what is answered. */
public sealed interface VoiceData extends EventData {

    /**
     * 差评整改: something was done about a rating.
     *
     * @param rating name of the rating; absent is the unnamed one
     * @param stage what was done
     * @param finding what looking into it found, if somebody did
     */
    record RatingFollowedUp(
            Optional<String> rating, FollowUp stage, Optional<RatingFinding> finding)
            implements VoiceData {
        public RatingFollowedUp {
            rating = Text.checked("data.rating", rating);
            Text.required("data.stage", stage);
        }
    }

    /**
     * 投诉: somebody complained about the case.
     *
     * @param complaint number of the complaint
     */
    record ComplaintFiled(String complaint) implements VoiceData {
        public ComplaintFiled {
            Text.checked("data.complaint", Text.required("data.complaint", complaint));
        }
    }

    /**
     * 投诉办结: the complaint was closed.
     *
     * @param complaint number of the complaint
     * @param founded whether it was founded, if decided
     */
    record ComplaintResolved(String complaint, Optional<Boolean> founded) implements VoiceData {
        public ComplaintResolved {
            Text.checked("data.complaint", Text.required("data.complaint", complaint));
        }
    }

    /**
     * 申诉复核: the office decided on a unit's appeal. The last decision on an appeal counts.
     *
     * @param appeal number of the appeal
     * @param upheld whether the unit was right
     * @param exempts what does not count any more; an upheld appeal says it
     * @param rating name of the rating that is exempt; absent is the unnamed one
     * @param ground legal ground (法定依据), for people to read; an upheld appeal says it
     */
    record AppealDecided(
            String appeal,
            Boolean upheld,
            Optional<Exemption> exempts,
            Optional<String> rating,
            Optional<String> ground)
            implements VoiceData {
        public AppealDecided {
            Text.checked("data.appeal", Text.required("data.appeal", appeal));
            Text.required("data.upheld", upheld);
            rating = Text.checked("data.rating", rating);
            ground = Text.checked("data.ground", ground);
            if (upheld && (exempts.isEmpty() || ground.isEmpty())) {
                throw new InvalidEventException(
                        "Cannot accept event: an upheld appeal needs data.exempts and data.ground");
            }
        }
    }

    /**
     * 咨询: somebody asked. The subject is the case, or the number of the question where there is no
     * case.
     *
     * @param consultation number of the question
     * @param channel where it was asked
     * @param department code of the department; of the case where absent
     * @param item implementation code of the item; of the case where absent
     * @param region where it is; of the case where nothing is named
     * @param limit within what it is to be answered, as limit text
     */
    record ConsultationAsked(
            String consultation,
            Optional<Channel> channel,
            Optional<String> department,
            Optional<String> item,
            Region region,
            Optional<String> limit)
            implements VoiceData {
        public ConsultationAsked {
            Text.checked("data.consultation", Text.required("data.consultation", consultation));
            department = Text.checked("data.department", department);
            item = Text.checked("data.item", item);
            region = region == null ? Region.UNKNOWN : region;
            limit = Text.checked("data.limit", limit);
        }
    }

    /**
     * 咨询答复: a question was answered.
     *
     * @param consultation number of the question
     * @param clerk staff number of the clerk; never a name
     */
    record ConsultationAnswered(String consultation, Optional<String> clerk) implements VoiceData {
        public ConsultationAnswered {
            Text.checked("data.consultation", Text.required("data.consultation", consultation));
            clerk = Text.checked("data.clerk", clerk);
        }
    }
}
