// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Content of files, for tests. */
public final class TestFiles {
    private TestFiles() {}

    public static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    public static List<SourceRow> rows(SourceFile file) throws IOException {
        List<SourceRow> rows = new ArrayList<>();
        for (Optional<SourceRow> row = file.next(); row.isPresent(); row = file.next()) {
            rows.add(row.get());
        }
        return rows;
    }

    public static List<OutgoingEvent> events(EventFile file) throws IOException {
        List<OutgoingEvent> all = new ArrayList<>();
        for (Optional<List<OutgoingEvent>> events = file.next();
                events.isPresent();
                events = file.next()) {
            all.addAll(events.get());
        }
        return all;
    }
}
