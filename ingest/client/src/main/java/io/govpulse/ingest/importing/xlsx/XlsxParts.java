// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.xlsx;

import io.govpulse.ingest.importing.file.SafeXml;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a workbook says that the library does not: from which day it counts, whether it is Strict
 * Open XML (ISO 29500), and of each sheet which cells are merged and whether dates are in ISO 8601.
 *
 * @param since1904 whether it counts from 1904 as on old Macintoshes, otherwise from 1900
 * @param strict whether it is in the strict form
 * @param sheets by name
 */
record XlsxParts(boolean since1904, boolean strict, Map<String, SheetPart> sheets) {
    private static final Pattern WORKBOOK = Pattern.compile("/?xl/workbook\\d*\\.xml");

    /**
     * What the library does not say of a sheet.
     *
     * @param isoDates whether it has cells of type date
     * @param merged areas, from the upper to the lower
     */
    record SheetPart(boolean isoDates, List<MergedCells> merged) {}

    /** Whether the library can read it only in another form. */
    boolean needsConversion() {
        return strict || sheets.values().stream().anyMatch(SheetPart::isoDates);
    }

    /**
     * Reads the parts of a workbook.
     *
     * @throws IOException when it is no sound workbook
     */
    static XlsxParts of(File archive) throws IOException {
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
            return of(zip, workbook.get());
        } catch (ZipException e) {
            throw new IOException("it breaks off or is damaged: " + e.getMessage(), e);
        }
    }

    private static XlsxParts of(ZipFile zip, ZipEntry workbook) throws IOException {
        String path = workbook.getName();
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        Map<String, String> targets =
                targets(zip, folder + "_rels/" + path.substring(folder.length()) + ".rels");
        boolean since1904 = false;
        boolean strict = false;
        Map<String, SheetPart> sheets = new LinkedHashMap<>();
        try (InputStream in = zip.getInputStream(workbook)) {
            XMLStreamReader xml = SafeXml.reader(in);
            while (SafeXml.nextElement(xml)) {
                if (!xml.isStartElement()) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "workbook" -> strict = XlsxConversion.isStrict(xml.getNamespaceURI());
                    case "workbookPr" -> {
                        // The library's own answer knows only "true", but Excel writes "1".
                        String value = xml.getAttributeValue(null, "date1904");
                        since1904 = "1".equals(value) || "true".equals(value);
                    }
                    case "sheet" -> {
                        String target = targets.getOrDefault(relation(xml), "");
                        sheets.put(
                                xml.getAttributeValue(null, "name"),
                                sheet(
                                        zip,
                                        target.startsWith("/")
                                                ? target.substring(1)
                                                : folder + target));
                    }
                    default -> {
                        // Nothing that is asked for.
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw SafeXml.damaged(e);
        }
        return new XlsxParts(since1904, strict, sheets);
    }

    /** The attribute r:id, whichever namespace it is in. */
    private static String relation(XMLStreamReader sheet) {
        for (int i = 0; i < sheet.getAttributeCount(); i++) {
            if (sheet.getAttributeLocalName(i).equals("id")) {
                return sheet.getAttributeValue(i);
            }
        }
        return "";
    }

    private static Map<String, String> targets(ZipFile zip, String relations) throws IOException {
        Map<String, String> targets = new HashMap<>();
        ZipEntry entry = zip.getEntry(relations);
        if (entry == null) {
            return targets;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            XMLStreamReader xml = SafeXml.reader(in);
            while (SafeXml.nextElement(xml)) {
                if (xml.isStartElement() && xml.getLocalName().equals("Relationship")) {
                    targets.put(
                            xml.getAttributeValue(null, "Id"),
                            xml.getAttributeValue(null, "Target"));
                }
            }
        } catch (XMLStreamException e) {
            throw SafeXml.damaged(e);
        }
        return targets;
    }

    private static SheetPart sheet(ZipFile zip, String path) throws IOException {
        boolean isoDates = false;
        List<MergedCells> merged = new ArrayList<>();
        ZipEntry entry = zip.getEntry(path);
        if (entry == null) {
            return new SheetPart(false, merged);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            XMLStreamReader xml = SafeXml.reader(in);
            while (SafeXml.nextElement(xml)) {
                if (!xml.isStartElement()) {
                    continue;
                }
                if (xml.getLocalName().equals("c")) {
                    isoDates |= "d".equals(xml.getAttributeValue(null, "t"));
                } else if (xml.getLocalName().equals("mergeCell")) {
                    MergedCells.of(xml.getAttributeValue(null, "ref")).ifPresent(merged::add);
                }
            }
        } catch (XMLStreamException e) {
            throw SafeXml.damaged(e);
        }
        merged.sort(MergedCells.FROM_ABOVE);
        return new SheetPart(isoDates, merged);
    }
}
