// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.event.EventData;
import io.govpulse.event.InvalidEventException;
import io.govpulse.event.Limit;
import io.govpulse.event.PauseReason;
import io.govpulse.event.Region;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The data of events at the extremes of the contract: of every type, each value at an end of each
 * field with the other fields as usual. Read off the records themselves, so a new type or field is
 * among them.
 */
final class ExtremeData {
    private static final Instant USUAL_TIME = Instant.parse("2026-03-03T08:00:00Z");
    private static final String USUAL_CALENDAR = "china";
    private static final int LONGEST = 200;

    private static final List<String> TEXTS =
            List.of(
                    "x",
                    "x".repeat(LONGEST),
                    "政".repeat(LONGEST),
                    "\uD83D\uDE00".repeat(LONGEST / 2),
                    "\uFFFF\uFEFF\u202E\u00A0" + " '\"\\;${}%s");

    private static final List<Instant> INSTANTS =
            Stream.of(
                            "1990-01-01T00:00:00Z",
                            "1999-12-31T23:59:59.999999999Z",
                            "2262-04-11T23:47:16.854776Z",
                            "2999-12-31T00:00:00Z",
                            "9999-12-31T00:00:00Z")
                    .map(Instant::parse)
                    .toList();

    private static final List<Long> NUMBERS =
            List.of(
                    Long.MIN_VALUE,
                    -1L,
                    0L,
                    1L,
                    5L,
                    1_000L,
                    (long) Integer.MAX_VALUE,
                    1_000_000_000_000L,
                    Long.MAX_VALUE);

    private ExtremeData() {}

    /** Returns all of them that the contract accepts. */
    static List<EventData> all() {
        List<EventData> all = new ArrayList<>();
        types(EventData.class).forEach(type -> all.addAll(of(type)));
        return all;
    }

    private static Stream<Class<?>> types(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(ExtremeData::types);
    }

    private static List<EventData> of(Class<?> type) {
        RecordComponent[] fields = type.getRecordComponents();
        Object[] usual = new Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            usual[i] = usual(fields[i].getGenericType(), fields[i].getName());
        }
        List<EventData> all = new ArrayList<>();
        made(type, usual).ifPresent(all::add);
        for (int i = 0; i < fields.length; i++) {
            for (Object extreme : extremes(fields[i].getGenericType(), fields[i].getName())) {
                Object[] values = usual.clone();
                values[i] = extreme;
                made(type, values).ifPresent(all::add);
            }
        }
        return all;
    }

    /** Empty when the contract refuses these values. */
    private static Optional<EventData> made(Class<?> type, Object[] values) {
        Class<?>[] parameters =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            return Optional.of((EventData) constructor.newInstance(values));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidEventException) {
                return Optional.empty();
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object usual(Type type, String name) {
        if (type instanceof ParameterizedType optional) {
            return Optional.of(usual(optional.getActualTypeArguments()[0], name));
        }
        if (type == String.class) {
            return name.equals("calendar") ? USUAL_CALENDAR : "a";
        }
        if (type == Instant.class) {
            return USUAL_TIME;
        }
        if (type == Limit.class) {
            return Limit.workingDays(5);
        }
        if (type == int.class || type == Integer.class) {
            return 1;
        }
        if (type == Long.class) {
            return 1L;
        }
        return extremes(type, name).get(0);
    }

    private static List<?> extremes(Type type, String name) {
        if (type instanceof ParameterizedType optional) {
            List<Object> values = new ArrayList<>();
            values.add(Optional.empty());
            extremes(optional.getActualTypeArguments()[0], name)
                    .forEach(value -> values.add(Optional.of(value)));
            return values;
        }
        if (type == String.class) {
            return name.equals("calendar")
                    ? List.of("around-the-clock/UTC", "around-the-clock/Pacific/Kiritimati")
                    : TEXTS;
        }
        if (type == Instant.class) {
            return INSTANTS;
        }
        if (type == Limit.class) {
            return limits();
        }
        if (type == Region.class) {
            return regions();
        }
        if (type == int.class || type == Integer.class) {
            return NUMBERS.stream().map(Long::intValue).distinct().toList();
        }
        if (type == Long.class) {
            return NUMBERS;
        }
        if (type == boolean.class || type == Boolean.class) {
            return List.of(true, false);
        }
        if (type == PauseReason.class) {
            return List.of(
                    PauseReason.HEARING,
                    PauseReason.of("x-1"),
                    PauseReason.of("x-" + "a".repeat(62)));
        }
        if (type instanceof Class<?> code && code.isEnum()) {
            return List.of(code.getEnumConstants());
        }
        throw new IllegalStateException("No extremes of " + type + " " + name + "; add them here");
    }

    private static List<Limit> limits() {
        List<Limit> limits = new ArrayList<>(List.of(Limit.ON_THE_SPOT));
        for (String unit : List.of("wd", "wh", "d", "h", "mo", "y")) {
            limits.add(Limit.parse("1" + unit));
            limits.add(Limit.parse("100000" + unit));
        }
        limits.add(Limit.parse("0.001wd"));
        limits.add(Limit.parse("99999.999wh"));
        return limits;
    }

    private static List<Region> regions() {
        Optional<String> longest = Optional.of("政".repeat(LONGEST));
        return List.of(
                Region.UNKNOWN,
                Region.ofDivision("000000000000"),
                Region.ofDivision("999999999999"),
                new Region(longest, longest, longest, longest, longest));
    }
}
