// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.event.Event;

/**
 * The identity of a case.
 *
 * @param id source and number: {@code source:number}
 * @param source name of the system it comes from
 * @param number its number there (办件编号)
 */
public record CaseIdentity(String id, String source, String number) {
    static CaseIdentity of(Event event) {
        return new CaseIdentity(event.caseId(), event.source(), event.caseNumber());
    }
}
