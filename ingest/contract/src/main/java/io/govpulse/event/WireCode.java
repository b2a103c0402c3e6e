// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A canonical code, the same from every source. */
public interface WireCode {
    /** The code on the wire: lower case, never renamed. */
    String code();

    /**
     * Returns the constant of {@code type} that has this code.
     *
     * @return empty when none has it: unknown codes are never guessed
     */
    static <E extends Enum<E> & WireCode> Optional<E> of(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.code().equals(code))
                .findFirst();
    }

    /** The accepted codes, for messages: {@code hall, web, …}. */
    static <E extends Enum<E> & WireCode> String accepted(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(WireCode::code)
                .collect(Collectors.joining(", "));
    }
}
