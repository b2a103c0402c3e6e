// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import java.util.Arrays;
import java.util.Optional;

/** The types of event, with their CloudEvents {@code type} and the data they carry. */
public enum EventType {
    SUBMITTED("submitted", EventData.Submitted.class),
    ACCEPTED("accepted", EventData.Accepted.class),
    CLOCK_PAUSED("clock-paused", EventData.ClockPaused.class),
    CLOCK_RESUMED("clock-resumed", EventData.ClockResumed.class),
    DECIDED("decided", EventData.Decided.class),
    RATED("rated", EventData.Rated.class),
    REFUSED("refused", EventData.Refused.class),
    STEP_STARTED("step-started", ProcedureData.StepStarted.class),
    STEP_FINISHED("step-finished", ProcedureData.StepFinished.class),
    DEADLINE_EXTENDED("deadline-extended", EventData.DeadlineExtended.class),
    CORRECTION_REQUESTED("correction-requested", ProcedureData.CorrectionRequested.class),
    CORRECTION_SUPPLIED("correction-supplied", ProcedureData.CorrectionSupplied.class),
    DELIVERED("delivered", ProcedureData.Delivered.class),
    FEE_CHARGED("fee-charged", ProcedureData.FeeCharged.class),
    RATING_FOLLOWED_UP("rating-followed-up", VoiceData.RatingFollowedUp.class),
    COMPLAINT_FILED("complaint-filed", VoiceData.ComplaintFiled.class),
    COMPLAINT_RESOLVED("complaint-resolved", VoiceData.ComplaintResolved.class),
    APPEAL_DECIDED("appeal-decided", VoiceData.AppealDecided.class),
    APPOINTMENT_MADE("appointment-made", QueueData.AppointmentMade.class),
    TICKET_TAKEN("ticket-taken", QueueData.TicketTaken.class),
    CALLED("called", QueueData.Called.class),
    SERVED("served", QueueData.Served.class),
    LEFT("left", QueueData.Left.class),
    CONSULTATION_ASKED("consultation-asked", VoiceData.ConsultationAsked.class),
    CONSULTATION_ANSWERED("consultation-answered", VoiceData.ConsultationAnswered.class),
    LICENCE_ISSUED("licence-issued", ProcedureData.LicenceIssued.class),
    LICENCE_REVOKED("licence-revoked", ProcedureData.LicenceRevoked.class),
    VOIDED("voided", EventData.Voided.class),
    TOMBSTONE("tombstone", EventData.Tombstone.class);

    private static final String PREFIX = "io.govpulse.case.";
    private static final String VERSION = ".v1";

    private final String shortName;
    private final Class<? extends EventData> dataClass;

    EventType(String shortName, Class<? extends EventData> dataClass) {
        this.shortName = shortName;
        this.dataClass = dataClass;
    }

    /** The name used in mappings and event ids, for example {@code clock-paused}. */
    public String shortName() {
        return shortName;
    }

    /** The CloudEvents {@code type}, for example {@code io.govpulse.case.clock-paused.v1}. */
    public String wireName() {
        return PREFIX + shortName + VERSION;
    }

    /** The resource on the class path that holds the JSON Schema of this type's data. */
    public String schemaResource() {
        return "/io/govpulse/event/schema/" + shortName + VERSION + ".json";
    }

    Class<? extends EventData> dataClass() {
        return dataClass;
    }

    /** The type with this CloudEvents {@code type}; empty when it is none of ours. */
    public static Optional<EventType> ofWireName(String wireName) {
        return Arrays.stream(values()).filter(type -> type.wireName().equals(wireName)).findFirst();
    }

    /** The type with this short name; empty when there is none. */
    public static Optional<EventType> ofShortName(String shortName) {
        return Arrays.stream(values()).filter(type -> type.shortName.equals(shortName)).findFirst();
    }

    static EventType of(EventData data) {
        return Arrays.stream(values())
                .filter(type -> type.dataClass.equals(data.getClass()))
                .findFirst()
                .orElseThrow();
    }
}
