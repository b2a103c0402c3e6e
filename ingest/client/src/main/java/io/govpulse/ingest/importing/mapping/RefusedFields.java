// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.govpulse.event.EventCodec;
import io.govpulse.event.InvalidEventException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Leaves out of an event the optional fields that the contract does not accept, such as 5,000
 * visits or a promise of "ten days": sent with one of them, the whole event would wait in
 * quarantine.
 */
final class RefusedFields {
    private RefusedFields() {}

    /**
     * Takes these fields out of the data of the event, and notes them. Where the event would not be
     * accepted without them either, it stays as it is: the intake says what is wrong with it.
     */
    static void leaveOut(ObjectNode wire, Mapping.EventMapping event, RowValues values) {
        ObjectNode data = (ObjectNode) wire.path("data");
        List<String> optional = new ArrayList<>();
        data.fieldNames().forEachRemaining(optional::add);
        optional.removeAll(event.needed());
        if (optional.isEmpty()) {
            return;
        }
        ObjectNode rest = data.deepCopy();
        Map<String, String> reasons = new LinkedHashMap<>();
        Optional<String> refusal = refusal(wire, rest);
        while (refusal.isPresent()) {
            Optional<String> field = cause(refusal.get(), wire, rest, optional);
            if (field.isEmpty()) {
                return;
            }
            reasons.put(field.get(), refusal.get());
            optional.remove(field.get());
            rest.remove(field.get());
            refusal = refusal(wire, rest);
        }
        data.remove(reasons.keySet());
        reasons.forEach(
                (field, reason) ->
                        values.leaveOut(field, event.fields().fields().get(field), reason));
    }

    /** The field without which the event is not refused, or not for this reason. */
    private static Optional<String> cause(
            String refusal, ObjectNode wire, ObjectNode data, List<String> optional) {
        return optional.stream()
                .filter(
                        field ->
                                !refusal(wire, data.deepCopy().without(field))
                                        .equals(Optional.of(refusal)))
                .findFirst();
    }

    /** Why the contract refuses the event with this data; empty where it accepts it. */
    private static Optional<String> refusal(ObjectNode wire, ObjectNode data) {
        ObjectNode whole = wire.objectNode().setAll(wire);
        whole.set("data", data);
        try {
            EventCodec.decode(whole.toString().getBytes(UTF_8));
            return Optional.empty();
        } catch (InvalidEventException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
