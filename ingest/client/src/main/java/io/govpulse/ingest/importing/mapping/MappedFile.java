// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import io.govpulse.ingest.importing.file.EventFile;
import io.govpulse.ingest.importing.file.OutgoingEvent;
import io.govpulse.ingest.importing.file.SourceFile;
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

    /**
     * Opens the events of a file.
     *
     * @throws MappingException when the file lacks columns of the mapping; it names them and those
     *     of the file
     */
    public MappedFile(SourceFile file, Mapping mapping, ImportReport report) {
        Set<String> missing = new TreeSet<>(mapping.columns());
        file.columns().forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw new MappingException(
                    "Cannot use the mapping: the file has no column %s; it has: %s%s"
                            .formatted(
                                    String.join(", ", missing),
                                    String.join(", ", file.columns()),
                                    missing.size() < mapping.columns().size()
                                                    || file.layoutKeys().isEmpty()
                                            ? ""
                                            : ". If that is no header of columns, set %s in the mapping"
                                                    .formatted(file.layoutKeys())));
        }
        this.file = file;
        this.mapper = new RowMapper(mapping, report, seen);
    }

    @Override
    public Optional<List<OutgoingEvent>> next() throws IOException {
        return file.next().map(mapper::map);
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
        file.close();
    }
}
