// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import io.govpulse.event.EventType;
import io.govpulse.ingest.importing.file.EventFile;
import io.govpulse.ingest.importing.file.OutgoingEvent;
import io.govpulse.ingest.importing.file.SourceFile;
import io.govpulse.ingest.importing.file.SourceRow;
import io.govpulse.ingest.importing.memory.ImportMemory;
import io.govpulse.ingest.importing.memory.ImportTurn;
import io.govpulse.ingest.importing.report.ImportReport;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A file whose rows become events by a mapping. */
public final class MappedFile implements EventFile {
    private final SourceFile file;
    private final DuplicateFilter seen = new DuplicateFilter();
    private final RowMapper mapper;
    private final CaseRows cases;
    private final ImportMemory memory;
    private boolean ended;

    /** Opens the file behind its header. */
    public interface Opener {
        /**
         * Opens the file; more than once where a mapping asks what only the whole file says.
         *
         * @throws IOException when it cannot be read
         */
        SourceFile open() throws IOException;
    }

    private MappedFile(
            SourceFile file,
            Mapping mapping,
            ImportReport report,
            ImportTurn turn,
            CaseTotals totals) {
        this.file = file;
        this.memory = turn.memory();
        this.mapper = new RowMapper(mapping, report, seen, turn);
        this.cases =
                new CaseRows(
                        mapping,
                        mapping.log()
                                .or(
                                        () ->
                                                file.isEventLog()
                                                        ? EventLog.ofXes(file.columns())
                                                        : Optional.empty()),
                        totals);
    }

    /**
     * Opens the events of a file.
     *
     * @param turn this import among those of the source; its memory is closed with the file
     * @throws IOException when the file cannot be read
     * @throws MappingException when the file lacks columns of the mapping, or names one twice; it
     *     names them
     */
    public static MappedFile open(
            Opener opener, Mapping mapping, ImportReport report, ImportTurn turn)
            throws IOException {
        CaseTotals totals = CaseTotals.none(mapping);
        if (CaseTotals.needed(mapping)) {
            try (SourceFile whole = opener.open()) {
                checkColumns(whole, mapping);
                totals = CaseTotals.of(whole, mapping);
            }
        }
        SourceFile file = opener.open();
        try {
            checkColumns(file, mapping);
            return new MappedFile(file, mapping, report, turn, totals);
        } catch (MappingException e) {
            file.close();
            throw e;
        }
    }

    private static void checkColumns(SourceFile file, Mapping mapping) {
        Set<String> needed = new TreeSet<>();
        for (String name : mapping.columns()) {
            Optional<DerivedColumn> derived =
                    file.columns().contains(name) ? Optional.empty() : DerivedColumn.of(name);
            if (derived.isEmpty()) {
                needed.add(name);
            } else if (!derived.get().base().isEmpty()) {
                needed.add(derived.get().base());
            } else if (derived.get().kind() == DerivedColumn.Kind.REPETITION
                    && mapping.log().isEmpty()
                    && !file.isEventLog()) {
                throw new MappingException(
                        "Cannot use the mapping: %s needs to know the activity; say 'log: {activity:"
                                        .formatted(name)
                                + " COLUMN}'");
            }
        }
        Set<String> missing = new TreeSet<>(needed);
        file.columns().forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw new MappingException(
                    "Cannot use the mapping: the file has no column %s; it has: %s%s"
                            .formatted(
                                    String.join(", ", missing),
                                    String.join(", ", file.columns()),
                                    missing.size() < needed.size() || file.layoutKeys().isEmpty()
                                            ? ""
                                            : ". If that is no header of columns, set %s in the mapping"
                                                    .formatted(file.layoutKeys())));
        }
        for (String column : needed) {
            if (file.doubledColumns().contains(column)) {
                throw new MappingException(
                        "Cannot use the mapping: the header of the file names the column '%s' twice;"
                                        .formatted(column)
                                + " give one of the two another name, or name the rows of a header of"
                                + " several rows (headerRow: [1, 2])");
            }
        }
    }

    @Override
    public Optional<List<OutgoingEvent>> next() throws IOException {
        Optional<SourceRow> row = file.next();
        if (row.isPresent() || ended) {
            return row.map(cases::with).map(mapper::map);
        }
        ended = true;
        return Optional.of(mapper.atEnd());
    }

    @Override
    public void accepted(List<OutgoingEvent> events) {
        // All of them first: versions within the batch are not told apart.
        events.forEach(mapper::accepted);
        for (OutgoingEvent event : events) {
            OutgoingEvent.Version version = event.version().orElseThrow();
            memory.remember(
                    event.caseNumber().orElseThrow(),
                    version.event(),
                    new ImportMemory.Said(
                            version.revision(),
                            version.hash(),
                            event.type().filter(EventType.TOMBSTONE::equals).isPresent(),
                            version.year()));
        }
        memory.commit();
    }

    @Override
    public long rows() {
        return file.rows();
    }

    @Override
    public long bytesRead() {
        return file.bytesRead();
    }

    @Override
    public String description() {
        return file.description()
                + (seen.forgetful()
                        ? "; repeated events were looked for among half a million at a time"
                        : "");
    }

    @Override
    public void close() throws IOException {
        try (memory) {
            file.close();
        }
    }
}
