package io.govpulse.event;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A canonical code: one word on the wire, the same from every source. */
public interface WireCode {
    /** The word on the wire: lower case, never renamed. */
    String code();

    /**
     * The constant of {@code type} that is written {@code code}.
     *
     * @return empty when no constant is written so: unknown codes are never guessed
     */
    static <E extends Enum<E> & WireCode> Optional<E> of(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.code().equals(code))
                .findFirst();
    }

    /** The accepted words, for messages: {@code hall, web, …}. */
    static <E extends Enum<E> & WireCode> String accepted(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(WireCode::code)
                .collect(Collectors.joining(", "));
    }
}
