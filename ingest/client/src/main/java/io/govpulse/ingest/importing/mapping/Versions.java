// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import io.govpulse.ingest.importing.file.RefusedCellException;
import io.govpulse.ingest.importing.memory.ImportMemory;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What orders the versions of what a source says of an event: of two, the later one counts.
 * Instants become revisions as seconds since 1990, which last until 2058.
 *
 * @param kind of order
 * @param columns that hold it; none where the import itself orders
 * @param blankWithdraws whether a row that leaves the column of an event blank withdraws what an
 *     earlier version of it said
 */
record Versions(Kind kind, List<String> columns, boolean blankWithdraws) {
    private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");

    /** The order of versions. */
    enum Kind {
        /** The time at which the source wrote the row. */
        TIME,
        /** The source's own number of the version. */
        NUMBER,
        /** A later import counts. */
        IMPORT
    }

    /** Reads the order that a mapping names: that of imports when it names none. */
    static Versions of(YamlNode root) {
        boolean withdraws =
                root.find("blank")
                        .map(
                                node ->
                                        switch (node.text()) {
                                            case "withdraws" -> true;
                                            case "says-nothing" -> false;
                                            default ->
                                                    throw node.unexpected(
                                                            "says-nothing, withdraws");
                                        })
                        .orElse(true);
        return root.find("version")
                .map(node -> of(node, withdraws))
                .orElseGet(() -> new Versions(Kind.IMPORT, List.of(), withdraws));
    }

    private static Versions of(YamlNode node, boolean withdraws) {
        if (node.node().isValueNode()) {
            if (!node.text().equals("import")) {
                throw node.unexpected("import, {time: COLUMN} or {number: COLUMN}");
            }
            return new Versions(Kind.IMPORT, List.of(), withdraws);
        }
        if (node.has("number")) {
            node.only("number");
            return new Versions(Kind.NUMBER, List.of(node.at("number").name()), withdraws);
        }
        return new Versions(Kind.TIME, node.only("time").at("time").names(), withdraws);
    }

    /**
     * Returns the revision of an event of a row. Where imports order the versions, what says the
     * same as the version before is that version.
     *
     * @param said what was said last of the event; null for nothing
     * @param hash of what the row says of it
     * @param importedAt the instant that orders this import among others
     * @throws RefusedCellException when the row does not say it
     */
    int revision(RowValues row, ImportMemory.@Nullable Said said, String hash, Instant importedAt)
            throws RefusedCellException {
        return switch (kind) {
            case IMPORT ->
                    said != null && said.hash().equals(hash)
                            ? said.revision()
                            : revision(importedAt);
            case TIME -> revision(row.time(columns).orElseThrow(this::missing));
            case NUMBER -> number(row.cell(columns.get(0)).orElseThrow(this::missing));
        };
    }

    /** Whether rows say their versions, so that a file may hold several of one event. */
    boolean saidByRows() {
        return kind != Kind.IMPORT;
    }

    private RefusedCellException missing() {
        return new RefusedCellException(
                "column %s: the row has no version".formatted(RowTimes.named(columns)));
    }

    private int revision(Instant time) throws RefusedCellException {
        long seconds = time.getEpochSecond() - FIRST.getEpochSecond();
        if (seconds < 0 || seconds > Integer.MAX_VALUE) {
            throw new RefusedCellException(
                    "column %s: %s is no time of a version; expected 1990 to 2058"
                            .formatted(RowTimes.named(columns), time));
        }
        return (int) seconds;
    }

    private int number(String text) throws RefusedCellException {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new RefusedCellException(
                "column %s: '%s' is no version; expected a whole number from 0 to %d"
                        .formatted(columns.get(0), text, Integer.MAX_VALUE));
    }
}
