// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one form in which this platform writes an event, written and read in one pass without trees.
 *
 * <p>It reads only what has exactly the attributes that it writes, in their order. All else it
 * leaves to the CloudEvents format, which also says what is wrong: so this is a faster way to the
 * same answer, never another answer.
 */
final class CanonicalForm {
    private static final String SPEC_VERSION = "1.0";
    private static final String JSON = "application/json";
    private static final String TIME_SHAPE = "0000-00-00T00:00:00Z";
    private static final int FRACTION_AT = 19;
    private static final int MOST_FRACTION_DIGITS = 9;
    private static final int USUAL_BYTES = 512;

    private final JsonFactory factory =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private final Map<EventType, ObjectReader> readers = new EnumMap<>(EventType.class);
    private final ObjectWriter writer;

    /**
     * @param data reads and writes the data of events
     */
    CanonicalForm(ObjectMapper data) {
        for (EventType type : EventType.values()) {
            readers.put(type, data.readerFor(type.dataClass()));
        }
        writer = data.writer();
    }

    byte[] write(Event event) {
        try (ByteArrayBuilder out = new ByteArrayBuilder(USUAL_BYTES)) {
            try (JsonGenerator json = factory.createGenerator(out)) {
                json.writeStartObject();
                json.writeStringField("specversion", SPEC_VERSION);
                json.writeStringField("id", event.id());
                json.writeStringField("source", event.source());
                json.writeStringField("type", event.type().wireName());
                json.writeStringField("datacontenttype", JSON);
                json.writeStringField("subject", event.caseNumber());
                json.writeStringField(
                        "time",
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                event.time().atOffset(ZoneOffset.UTC)));
                json.writeNumberField("revision", event.revision());
                json.writeFieldName("data");
                writer.writeValue(json, event.data());
                json.writeEndObject();
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot write event " + event.id(), e);
        }
    }

    /**
     * Reads an event in this form.
     *
     * @return empty when it is in another form, or wrong in any way
     */
    Optional<Event> read(byte[] wireForm) {
        try (JsonParser json = factory.createParser(wireForm)) {
            if (json.nextToken() != JsonToken.START_OBJECT
                    || !SPEC_VERSION.equals(text(json, "specversion"))) {
                return Optional.empty();
            }
            String id = text(json, "id");
            String source = text(json, "source");
            Optional<EventType> type =
                    Optional.ofNullable(text(json, "type")).flatMap(EventType::ofWireName);
            boolean isJson = JSON.equals(text(json, "datacontenttype"));
            String subject = text(json, "subject");
            Optional<Instant> time = time(text(json, "time"));
            if (id == null
                    || source == null
                    || type.isEmpty()
                    || !isJson
                    || subject == null
                    || time.isEmpty()
                    || !isNext(json, "revision", JsonToken.VALUE_NUMBER_INT)) {
                return Optional.empty();
            }
            int revision = json.getIntValue();
            if (!isNext(json, "data", JsonToken.START_OBJECT)) {
                return Optional.empty();
            }
            EventData data = readers.get(type.get()).readValue(json);
            if (json.nextToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                return Optional.empty();
            }
            return Optional.of(new Event(source, id, subject, time.get(), revision, data));
        } catch (IOException | InvalidEventException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String text(JsonParser json, String field) throws IOException {
        return isNext(json, field, JsonToken.VALUE_STRING) ? json.getText() : null;
    }

    private static boolean isNext(JsonParser json, String field, JsonToken value)
            throws IOException {
        return json.nextToken() == JsonToken.FIELD_NAME
                && field.equals(json.currentName())
                && json.nextToken() == value;
    }

    /** Reads a time in UTC as {@link #write} writes it; empty when it is in another form. */
    private static Optional<Instant> time(@Nullable String text) {
        if (text == null || text.length() < TIME_SHAPE.length() || !text.endsWith("Z")) {
            return Optional.empty();
        }
        for (int i = 0; i < FRACTION_AT; i++) {
            char expected = TIME_SHAPE.charAt(i);
            char found = text.charAt(i);
            if (expected == '0' ? !isDigit(found) : expected != found) {
                return Optional.empty();
            }
        }
        return fraction(text)
                .map(
                        nanos ->
                                LocalDateTime.of(
                                        number(text, 0, 4),
                                        number(text, 5, 7),
                                        number(text, 8, 10),
                                        number(text, 11, 13),
                                        number(text, 14, 16),
                                        number(text, 17, FRACTION_AT),
                                        nanos))
                .map(local -> local.toInstant(ZoneOffset.UTC));
    }

    /** Returns the nanoseconds behind the seconds; empty when they are in another form. */
    private static Optional<Integer> fraction(String text) {
        int end = text.length() - 1;
        if (end == FRACTION_AT) {
            return Optional.of(0);
        }
        int digits = end - FRACTION_AT - 1;
        if (text.charAt(FRACTION_AT) != '.' || digits < 1 || digits > MOST_FRACTION_DIGITS) {
            return Optional.empty();
        }
        int nanos = 0;
        for (int i = 0; i < MOST_FRACTION_DIGITS; i++) {
            char digit = i < digits ? text.charAt(FRACTION_AT + 1 + i) : '0';
            if (!isDigit(digit)) {
                return Optional.empty();
            }
            nanos = nanos * 10 + digit - '0';
        }
        return Optional.of(nanos);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
