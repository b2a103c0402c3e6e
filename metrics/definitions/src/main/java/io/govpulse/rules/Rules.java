package io.govpulse.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.govpulse.calendar.Calendars;
import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.event.Channel;
import io.govpulse.event.EventCodec;
import io.govpulse.event.EventData;
import io.govpulse.event.PauseReason;
import io.govpulse.event.WireCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the fold needs to know beside the events: the calendar, which channels are online, what
 * stops the clock. Immutable; {@link #hash} changes with anything that could change a fact.
 */
public final class Rules {
    private static final ObjectMapper YAML =
            YAMLMapper.builder()
                    .addModule(new Jdk8Module())
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private static final String ACCEPTED =
            "accepted are the keys calendar, onlineChannels and clockStops, each of them once, and service";

    /**
     * The one calendar with content of its own that a submission can name, whatever the default.
     */
    private static final String CHINA = "china";

    private record Content(
            String calendar,
            List<String> onlineChannels,
            List<String> clockStops,
            Optional<ServiceRules.Yaml> service) {}

    private final JurisdictionCalendar defaultCalendar;
    private final SortedSet<Channel> onlineChannels;
    private final SortedSet<PauseReason> clockStops;
    private final ServiceRules service;

    private Rules(Content content) {
        defaultCalendar = Calendars.named(content.calendar());
        onlineChannels = codes(Channel.class, "onlineChannels", content.onlineChannels());
        clockStops = codes(PauseReason.class, "clockStops", content.clockStops());
        service =
                content.service()
                        .map(ServiceRules.Yaml::rules)
                        .orElseGet(() -> standard().service());
    }

    private static <E extends Enum<E> & WireCode> SortedSet<E> codes(
            Class<E> type, String field, List<String> words) {
        SortedSet<E> codes = new TreeSet<>();
        for (String word : words) {
            codes.add(
                    WireCode.of(type, word)
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "%s '%s'; accepted: %s"
                                                            .formatted(
                                                                    field,
                                                                    word,
                                                                    WireCode.accepted(type)))));
        }
        return codes;
    }

    /** The rules the platform ships with. */
    public static Rules standard() {
        try (InputStream resource = Rules.class.getResourceAsStream("rules.yaml")) {
            return new Rules(YAML.readValue(resource, Content.class));
        } catch (IOException e) {
            throw new IllegalStateException("The shipped rules.yaml is unreadable", e);
        }
    }

    /**
     * Rules of a region.
     *
     * @throws IllegalArgumentException when the file is unreadable or names what is unknown; the
     *     message names the file and what is accepted
     */
    public static Rules load(Path file) {
        try {
            return new Rules(YAML.readValue(Files.readAllBytes(file), Content.class));
        } catch (NoSuchFileException e) {
            throw unreadable(file, "no such file", e);
        } catch (JsonProcessingException e) {
            throw unreadable(file, e.getOriginalMessage() + "; " + ACCEPTED, e);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static IllegalArgumentException unreadable(Path file, String reason, Exception cause) {
        return new IllegalArgumentException("Cannot read rules " + file + ": " + reason, cause);
    }

    /** The calendar of a case: the one its submission names, else the default. */
    public JurisdictionCalendar calendarOf(Optional<EventData.Submitted> submitted) {
        return submitted
                .flatMap(EventData.Submitted::calendar)
                .map(Calendars::named)
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

    /** The rules for what surrounds a case. */
    public ServiceRules service() {
        return service;
    }

    /** SHA-256 of everything that could change a fact, in hexadecimal digits. */
    public String hash() {
        String content =
                defaultCalendar.hash()
                        + Calendars.named(CHINA).hash()
                        + onlineChannels
                        + clockStops
                        + service;
        return EventCodec.contentHash(content.getBytes(StandardCharsets.UTF_8));
    }
}
