// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing;

import io.govpulse.ingest.importing.csv.CsvFile;
import io.govpulse.ingest.importing.file.EventFile;
import io.govpulse.ingest.importing.file.FileKind;
import io.govpulse.ingest.importing.file.Layout;
import io.govpulse.ingest.importing.file.SourceFile;
import io.govpulse.ingest.importing.mapping.MappedFile;
import io.govpulse.ingest.importing.mapping.Mapping;
import io.govpulse.ingest.importing.mapping.MappingException;
import io.govpulse.ingest.importing.mapping.MappingReader;
import io.govpulse.ingest.importing.memory.Fingerprint;
import io.govpulse.ingest.importing.memory.ImportMemory;
import io.govpulse.ingest.importing.memory.ImportTurn;
import io.govpulse.ingest.importing.ndjson.NdjsonFile;
import io.govpulse.ingest.importing.report.ImportReport;
import io.govpulse.ingest.importing.xes.XesFile;
import io.govpulse.ingest.importing.xlsx.XlsxFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens files as the form that they have. */
final class EventFiles {
    private EventFiles() {}

    /**
     * Opens a file of events, or of rows that become events.
     *
     * @param mapping file of the mapping; null for NDJSON, which needs none
     * @param charset character set of a CSV; null where the mapping names it or it is detected
     * @param report receives what cannot be sent
     * @param memories opens the memory of a source
     * @param now the instant of this import
     * @throws IOException when the file cannot be read, or has no header, or a column twice
     * @throws OptionException when the mapping is missing, or it or the character set is one too
     *     many
     * @throws MappingException when the mapping cannot be used with this file
     */
    static EventFile open(
            Path file,
            FileKind kind,
            @Nullable Path mapping,
            @Nullable Charset charset,
            ImportReport report,
            Function<String, ImportMemory> memories,
            Instant now)
            throws IOException {
        if (charset != null && kind != FileKind.CSV) {
            throw new OptionException(
                    "Cannot use --charset: %s is %s, which names its own".formatted(file, kind));
        }
        if (kind == FileKind.NDJSON) {
            if (mapping != null) {
                throw new OptionException(
                        "Cannot use --mapping: the lines of %s are CloudEvents already (NDJSON)"
                                .formatted(file));
            }
            return NdjsonFile.open(file, report);
        }
        if (mapping == null) {
            throw new OptionException(
                    "Cannot import %s without --mapping M: it is %s, and only NDJSON, one CloudEvent a line, needs none"
                            .formatted(file, kind));
        }
        Mapping rule = MappingReader.read(mapping);
        ImportMemory memory = memories.apply(rule.source());
        try {
            Instant at = memory.orderOf(Fingerprint.of(file, mapping), now);
            return mapped(file, kind, rule, charset, report, new ImportTurn(memory, at));
        } catch (IOException | RuntimeException e) {
            memory.close();
            throw e;
        }
    }

    private static EventFile mapped(
            Path file,
            FileKind kind,
            Mapping mapping,
            @Nullable Charset charset,
            ImportReport report,
            ImportTurn turn)
            throws IOException {
        Layout layout = charset == null ? mapping.layout() : mapping.layout().in(charset);
        return MappedFile.open(() -> rows(file, kind, layout), mapping, report, turn);
    }

    private static SourceFile rows(Path file, FileKind kind, Layout layout) throws IOException {
        return switch (kind) {
            case CSV -> CsvFile.open(file, layout);
            case XLSX -> XlsxFile.open(file, layout);
            case XES -> XesFile.open(file);
            case NDJSON -> throw new IllegalArgumentException("Lines of JSON have no columns");
        };
    }
}
