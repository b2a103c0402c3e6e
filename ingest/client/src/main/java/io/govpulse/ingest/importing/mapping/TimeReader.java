// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import java.time.ZoneId;
import java.util.Optional;

/** A way to write times; its text says which, for people. */
interface TimeReader {

    /**
     * Reads this text; the zone counts only where the text has no offset.
     *
     * @param text with {@code AM} and {@code PM} in Latin letters
     * @return empty when the text is no time in this form
     */
    Optional<Reading> read(String text, ZoneId zone);
}
