// SPDX-License-Identifier: Apache-2.0
package io.govpulse.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.govpulse.calendar.Calendars;
import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.event.Channel;
import io.govpulse.event.EventCodec;
import io.govpulse.event.EventData;
import io.govpulse.event.InvalidEventException;
import io.govpulse.event.PauseReason;
import io.govpulse.event.WireCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The rules of a region that the fold applies to events: the calendar, which channels are online,
 * what stops the clock. Immutable; {@link #contentHash} changes with anything that could change a
 * fact.
 */
public final class Rules {
    private static final ObjectMapper YAML =
            YAMLMapper.builder()
                    .addModule(new Jdk8Module())
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private static final String EXPECTED =
            "expected the keys calendar, online_channels and clock_stops, each of them once, and"
                    + " calendars, statutory_clock_stops and service, whole or not at all";

    /** The shipped calendar with content of its own, which a submission can always name. */
    private static final String CHINA = "china";

    private record Content(
            String calendar,
            Optional<List<String>> calendars,
            List<String> onlineChannels,
            List<String> clockStops,
            Optional<List<String>> statutoryClockStops,
            Optional<ServiceRules.Yaml> service) {}

    private final JurisdictionCalendar defaultCalendar;
    private final SortedMap<String, JurisdictionCalendar> calendars;
    private final SortedSet<Channel> onlineChannels;
    private final SortedSet<PauseReason> clockStops;
    private final SortedSet<PauseReason> statutoryClockStops;
    private final ServiceRules service;

    private Rules(Content content, UnaryOperator<Path> beside) {
        defaultCalendar = calendar(content.calendar(), beside);
        calendars = calendars(defaultCalendar, content.calendars().orElse(List.of()), beside);
        onlineChannels = codes(Channel.class, "online_channels", content.onlineChannels());
        clockStops = reasons("clock_stops", content.clockStops());
        statutoryClockStops =
                content.statutoryClockStops()
                        .map(stops -> reasons("statutory_clock_stops", stops))
                        .orElseGet(() -> new TreeSet<>(PauseReason.BY_LAW));
        service =
                content.service()
                        .map(ServiceRules.Yaml::rules)
                        .orElseGet(() -> standard().service());
    }

    private static SortedSet<PauseReason> reasons(String key, List<String> codes) {
        try {
            return codes.stream()
                    .map(PauseReason::of)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (InvalidEventException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    private static SortedMap<String, JurisdictionCalendar> calendars(
            JurisdictionCalendar first, List<String> files, UnaryOperator<Path> beside) {
        SortedMap<String, JurisdictionCalendar> calendars = new TreeMap<>();
        calendars.put(first.id(), first);
        for (String file : files) {
            if (!Calendars.isFile(file)) {
                throw new IllegalArgumentException(
                        "calendars: '%s'; expected files named .yaml, .yml or .ics"
                                .formatted(file));
            }
            JurisdictionCalendar calendar = calendar(file, beside);
            if (calendars.putIfAbsent(calendar.id(), calendar) != null) {
                throw new IllegalArgumentException(
                        "calendars: %s has the id %s of another calendar; expected each once"
                                .formatted(file, calendar.id()));
            }
        }
        return calendars;
    }

    private static JurisdictionCalendar calendar(String text, UnaryOperator<Path> beside) {
        return Calendars.isFile(text)
                ? Calendars.load(beside.apply(Path.of(text)))
                : Calendars.named(text);
    }

    static <E extends Enum<E> & WireCode> SortedSet<E> codes(
            Class<E> type, String key, List<String> values) {
        SortedSet<E> codes = new TreeSet<>();
        for (String value : values) {
            codes.add(
                    WireCode.of(type, value)
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "%s: '%s'; expected %s"
                                                            .formatted(
                                                                    key,
                                                                    value,
                                                                    WireCode.accepted(type)))));
        }
        return codes;
    }

    /** Returns the rules the platform ships with. */
    public static Rules standard() {
        try (InputStream resource = Rules.class.getResourceAsStream("rules.yaml")) {
            return new Rules(YAML.readValue(resource, Content.class), UnaryOperator.identity());
        } catch (IOException e) {
            throw new IllegalStateException("The shipped rules.yaml is unreadable", e);
        }
    }

    /**
     * Reads the rules of a region. A calendar that is a file lies beside them.
     *
     * @throws IllegalArgumentException when the file is unreadable or names what is unknown; the
     *     message names the file and what is expected
     */
    public static Rules load(Path file) {
        try {
            return new Rules(
                    YAML.readValue(Files.readAllBytes(file), Content.class), file::resolveSibling);
        } catch (NoSuchFileException e) {
            throw unreadable(file, "no such file", e);
        } catch (JsonProcessingException e) {
            throw unreadable(file, e.getOriginalMessage() + "; " + EXPECTED, e);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static IllegalArgumentException unreadable(Path file, String reason, Exception cause) {
        return new IllegalArgumentException("Cannot read rules " + file + ": " + reason, cause);
    }

    /** Returns the calendar of cases whose submission is missing or names none. */
    public JurisdictionCalendar defaultCalendar() {
        return defaultCalendar;
    }

    /** Returns the calendars that the rules name, the default and the others, by their ids. */
    public Collection<JurisdictionCalendar> calendars() {
        return Collections.unmodifiableCollection(calendars.values());
    }

    /**
     * Returns the calendar of a case: the one its submission names, else the default. The region's
     * own go first under their names, so that a file with the id {@code china} adds a notice for
     * the cases that name china, too.
     *
     * @throws IllegalArgumentException if there is no such calendar
     */
    public JurisdictionCalendar calendarOf(EventData.Submitted submitted) {
        return submitted.calendar().map(this::calendar).orElse(defaultCalendar);
    }

    private JurisdictionCalendar calendar(String name) {
        JurisdictionCalendar own = calendars.get(name);
        return own != null ? own : Calendars.named(name);
    }

    /**
     * Checks that a submission can name this calendar.
     *
     * @throws InvalidEventException if there is none; the message says what is expected
     */
    void checkCalendar(String name) {
        try {
            calendar(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidEventException(
                    "Cannot accept data.calendar: '%s'; %s, or a calendar of the region's rules: %s"
                            .formatted(name, Calendars.EXPECTED, calendars.keySet()),
                    e);
        }
    }

    /** Returns whether an application through this channel was submitted online. */
    public boolean isOnline(Channel channel) {
        return onlineChannels.contains(channel);
    }

    /** Returns whether a pause for this reason stops the clock of such a limit here. */
    public boolean stopsClock(PauseReason reason, LimitKind limit) {
        return switch (limit) {
            case PROMISED -> clockStops.contains(reason);
            case STATUTORY -> statutoryClockStops.contains(reason);
        };
    }

    /** Returns the rules for what surrounds a case. */
    public ServiceRules service() {
        return service;
    }

    /**
     * Returns the SHA-256 of the content of the rules, in hexadecimal digits: of the calendars, the
     * online channels, what stops the clock and the service rules, and not of the text of the file.
     */
    public String contentHash() {
        StringBuilder known = new StringBuilder();
        calendars.forEach(
                (id, calendar) ->
                        known.append('\n').append(id).append(' ').append(calendar.hash()));
        String content =
                "calendar "
                        + defaultCalendar.id()
                        + known
                        + "\nchina "
                        + calendar(CHINA).hash()
                        + "\nonline_channels "
                        + onlineChannels
                        + "\nclock_stops "
                        + clockStops
                        + "\nstatutory_clock_stops "
                        + statutoryClockStops
                        + "\nservice "
                        + service;
        return EventCodec.contentHash(content.getBytes(StandardCharsets.UTF_8));
    }
}
