// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites a workbook in the form that the library reads: the namespaces of Strict Open XML become
 * the usual ones, cells of type date become texts in ISO 8601.
 */
final class XlsxConversion {
    private static final String STRICT = "http://purl.oclc.org/ooxml/";

    private static final Map<String, String> NAMESPACES =
            Map.of(
                    STRICT + "spreadsheetml/main",
                    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                    STRICT + "officeDocument/relationships",
                    "http://schemas.openxmlformats.org/officeDocument/2006/relationships");

    private static final Pattern DATE_CELL =
            Pattern.compile("(<(?:\\w+:)?c\\b[^<>]*?\\st=)([\"'])d\\2");

    private XlsxConversion() {}

    static boolean isStrict(@Nullable String namespace) {
        return namespace != null && namespace.startsWith(STRICT);
    }

    /** Writes the workbook to another file. */
    static void convert(Path from, Path to) throws IOException {
        try (ZipFile zip = new ZipFile(from.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream in = zip.getInputStream(entry)) {
                    if (entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels")) {
                        out.write(converted(new String(in.readAllBytes(), UTF_8)).getBytes(UTF_8));
                    } else {
                        in.transferTo(out);
                    }
                }
                out.closeEntry();
            }
        }
    }

    private static String converted(String xml) {
        String usual = xml;
        for (Map.Entry<String, String> namespace : NAMESPACES.entrySet()) {
            usual = usual.replace(namespace.getKey(), namespace.getValue());
        }
        return DATE_CELL.matcher(usual).replaceAll("$1$2str$2");
    }
}
