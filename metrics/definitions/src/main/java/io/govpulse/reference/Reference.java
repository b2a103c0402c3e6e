package io.govpulse.reference;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.govpulse.calendar.Calendars;
import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.calendar.Limit;
import io.govpulse.event.Channel;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.EventData;
import io.govpulse.event.InvalidEventException;
import io.govpulse.event.PauseReason;
import io.govpulse.event.WireCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the fold needs to know beside the events: the calendar, which channels are online, what
 * stops the clock. Immutable; {@link #hash} changes with anything that could change a fact.
 */
public final class Reference {
    private static final ObjectMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .build();

    private record Rules(String calendar, List<String> onlineChannels, List<String> clockStops) {}

    private final JurisdictionCalendar defaultCalendar;
    private final TreeSet<Channel> onlineChannels;
    private final TreeSet<PauseReason> clockStops;
    private final Map<String, JurisdictionCalendar> calendars = new ConcurrentHashMap<>();

    private Reference(Rules rules) {
        defaultCalendar = Calendars.named(rules.calendar());
        onlineChannels = codes(Channel.class, "onlineChannels", rules.onlineChannels());
        clockStops = codes(PauseReason.class, "clockStops", rules.clockStops());
    }

    private static <E extends Enum<E> & WireCode> TreeSet<E> codes(
            Class<E> type, String field, List<String> words) {
        TreeSet<E> codes = new TreeSet<>();
        for (String word : words) {
            codes.add(
                    WireCode.of(type, word)
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "Cannot read reference: %s '%s'; accepted: %s"
                                                            .formatted(
                                                                    field,
                                                                    word,
                                                                    WireCode.accepted(type)))));
        }
        return codes;
    }

    /** The rules the platform ships with. */
    public static Reference standard() {
        try (InputStream resource = Reference.class.getResourceAsStream("reference.yaml")) {
            return new Reference(YAML.readValue(resource, Rules.class));
        } catch (IOException e) {
            throw new IllegalStateException("The shipped reference.yaml is unreadable", e);
        }
    }

    /**
     * Rules of a region.
     *
     * @throws IllegalArgumentException when the file is unreadable or names what is unknown
     */
    public static Reference load(Path file) {
        try {
            return new Reference(YAML.readValue(Files.readAllBytes(file), Rules.class));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Cannot read reference: " + file + "; " + e.getMessage(), e);
        }
    }

    /** The calendar of a case: the one its submission names, else the default. */
    public JurisdictionCalendar calendarOf(Optional<EventData.Submitted> submitted) {
        return submitted
                .flatMap(EventData.Submitted::calendar)
                .map(name -> calendars.computeIfAbsent(name, Calendars::named))
                .orElse(defaultCalendar);
    }

    /** Whether an application through this channel was submitted online. */
    public boolean isOnline(Channel channel) {
        return onlineChannels.contains(channel);
    }

    /** Whether a pause for this reason stops the clock here. */
    public boolean stopsClock(PauseReason reason) {
        return clockStops.contains(reason);
    }

    /**
     * Checks what the event itself cannot: that its calendar and its limits are known. An event
     * that passes can be folded.
     *
     * @throws InvalidEventException when it does not pass
     */
    public void check(Event event) {
        try {
            if (event.data() instanceof EventData.Submitted submitted) {
                calendarOf(Optional.of(submitted));
            } else if (event.data() instanceof EventData.Accepted accepted) {
                accepted.promisedLimit().ifPresent(Limit::parse);
                accepted.statutoryLimit().ifPresent(Limit::parse);
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidEventException(e.getMessage(), e);
        }
    }

    /** SHA-256 of everything that could change a fact, in hexadecimal digits. */
    public String hash() {
        String content = defaultCalendar.hash() + onlineChannels + clockStops;
        return EventCodec.contentHash(content.getBytes(StandardCharsets.UTF_8));
    }
}
