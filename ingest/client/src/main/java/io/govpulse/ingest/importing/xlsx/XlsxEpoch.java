// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.xlsx;

import io.govpulse.ingest.importing.file.SafeXml;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The day from which a workbook counts: in 1900, or in 1904 as on old Macintoshes. */
final class XlsxEpoch {
    private static final Pattern WORKBOOK = Pattern.compile("/?xl/workbook\\d*\\.xml");

    private XlsxEpoch() {}

    /**
     * Whether the workbook counts from 1904. The library's own answer knows only "true", but Excel
     * writes "1".
     *
     * @throws IOException when it is no workbook
     */
    static boolean since1904(File archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive)) {
            Optional<? extends ZipEntry> workbook =
                    zip.stream()
                            .filter(entry -> WORKBOOK.matcher(entry.getName()).matches())
                            .findFirst();
            if (workbook.isEmpty()) {
                throw new IOException(
                        "it is a ZIP archive but no XLSX workbook; unpack it and import what is in"
                                + " it");
            }
            try (InputStream in = zip.getInputStream(workbook.get())) {
                return since1904(in);
            }
        } catch (ZipException e) {
            throw new IOException("it breaks off or is damaged: " + e.getMessage(), e);
        }
    }

    private static boolean since1904(InputStream workbook) throws IOException {
        try {
            XMLStreamReader xml = SafeXml.reader(workbook);
            while (SafeXml.nextElement(xml)) {
                if (xml.isStartElement() && xml.getLocalName().equals("workbookPr")) {
                    String since1904 = xml.getAttributeValue(null, "date1904");
                    return "1".equals(since1904) || "true".equals(since1904);
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw SafeXml.damaged(e);
        }
    }
}
