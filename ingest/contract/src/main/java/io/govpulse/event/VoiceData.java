// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import java.util.Optional;

/** Data of ratings' follow-up, complaints, appeals and questions, and of the answers to them. */
public sealed interface VoiceData extends EventData {

    /**
     * 差评整改: something was done about a rating.
     *
     * @param rating name of the rating; absent is the unnamed one
     * @param stage how far the follow-up is
     * @param finding what an inquiry found, if there was one
     */
    record RatingFollowedUp(
            Optional<String> rating, FollowUp stage, Optional<RatingFinding> finding)
            implements VoiceData {
        public RatingFollowedUp {
            rating = rating.map(Text.code("data.rating"));
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
            complaint = Text.requiredCode("data.complaint", complaint);
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
            complaint = Text.requiredCode("data.complaint", complaint);
        }
    }

    /**
     * 申诉复核: the office decided on a unit's appeal. The last decision on an appeal counts.
     *
     * @param appeal number of the appeal
     * @param upheld whether the unit was right
     * @param exempts what no longer counts; required when upheld
     * @param rating name of the rating that is exempt; absent is the unnamed one
     * @param ground legal ground (法定依据), for people to read; required when upheld
     */
    record AppealDecided(
            String appeal,
            Boolean upheld,
            Optional<Exemption> exempts,
            Optional<String> rating,
            Optional<String> ground)
            implements VoiceData {
        public AppealDecided {
            appeal = Text.requiredCode("data.appeal", appeal);
            Text.required("data.upheld", upheld);
            rating = rating.map(Text.code("data.rating"));
            ground.ifPresent(Text.bounded("data.ground"));
            if (upheld && (exempts.isEmpty() || ground.isEmpty())) {
                throw new InvalidEventException(
                        "Cannot accept event: an upheld appeal without data.exempts or data.ground; expected both");
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
     * @param limit within which it is to be answered
     */
    record ConsultationAsked(
            String consultation,
            Optional<Channel> channel,
            Optional<String> department,
            Optional<String> item,
            Region region,
            Optional<Limit> limit)
            implements VoiceData {
        public ConsultationAsked {
            consultation = Text.requiredCode("data.consultation", consultation);
            department = department.map(Text.code("data.department"));
            item = item.map(Text.code("data.item"));
            region = region == null ? Region.UNKNOWN : region;
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
            consultation = Text.requiredCode("data.consultation", consultation);
            clerk = clerk.map(Text.code("data.clerk"));
        }
    }
}
