// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
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

    private static final Map<String, EventType> BY_WIRE_NAME =
            Arrays.stream(values()).collect(toUnmodifiableMap(EventType::wireName, identity()));
    private static final Map<Class<?>, EventType> BY_DATA =
            Arrays.stream(values()).collect(toUnmodifiableMap(EventType::dataClass, identity()));

    private final String shortName;
    private final String wireName;
    private final Class<? extends EventData> dataClass;

    EventType(String shortName, Class<? extends EventData> dataClass) {
        this.shortName = shortName;
        this.wireName = Names.PREFIX + shortName + Names.VERSION;
        this.dataClass = dataClass;
    }

    /** The name used in mappings and event ids, for example {@code clock-paused}. */
    public String shortName() {
        return shortName;
    }

    /** The CloudEvents {@code type}, for example {@code io.govpulse.case.clock-paused.v1}. */
    public String wireName() {
        return wireName;
    }

    /** The resource on the class path that holds the JSON Schema of this type's data. */
    public String schemaResource() {
        return "/io/govpulse/event/schema/" + shortName + Names.VERSION + ".json";
    }

    Class<? extends EventData> dataClass() {
        return dataClass;
    }

    /** The type with this CloudEvents {@code type}; empty when it is none of ours. */
    public static Optional<EventType> ofWireName(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /** The type with this short name; empty when there is none. */
    public static Optional<EventType> ofShortName(String shortName) {
        return Arrays.stream(values()).filter(type -> type.shortName.equals(shortName)).findFirst();
    }

    static EventType of(EventData data) {
        return Objects.requireNonNull(BY_DATA.get(data.getClass()));
    }

    /** What surrounds the short name; constants of the enum itself come after its values. */
    private static final class Names {
        private static final String PREFIX = "io.govpulse.case.";
        private static final String VERSION = ".v1";
    }
}
