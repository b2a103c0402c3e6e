// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook as the format's standard has it, written part by part. Styles of cells: 0 General, 1
 * built-in 22 (m/d/yy h:mm), 2 built-in 31 (a Chinese date), 3 a format in Chinese, 4 a number with
 * a unit, 5 eight digits, 6 built-in 20 (h:mm).
 */
public final class TestWorkbook {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final Map<String, String> sheets = new LinkedHashMap<>();
    private String date1904 = "";
    private boolean styles = true;
    private boolean strict;
    private final StringBuilder merged = new StringBuilder();

    private TestWorkbook() {}

    /** With one sheet 办件 whose first row holds these texts and whose others are these cells. */
    public static TestWorkbook of(String header, String... rows) {
        return new TestWorkbook().sheet("办件", header, rows);
    }

    public TestWorkbook sheet(String name, String header, String... rows) {
        StringBuilder data = new StringBuilder("<row r=\"1\">");
        for (String title : header.split(",", -1)) {
            data.append("<c t=\"inlineStr\"><is><t>").append(title).append("</t></is></c>");
        }
        data.append("</row>");
        for (String row : rows) {
            data.append(row.startsWith("<row") ? row : "<row>" + row + "</row>");
        }
        sheets.put(name, data.toString());
        return this;
    }

    /** Merges these areas of the first sheet. */
    public TestWorkbook merged(String... areas) {
        for (String area : areas) {
            merged.append("<mergeCell ref=\"%s\"/>".formatted(area));
        }
        return this;
    }

    /** In Strict Open XML (ISO 29500). */
    public TestWorkbook strict() {
        strict = true;
        return this;
    }

    public TestWorkbook since1904() {
        date1904 = " date1904=\"1\"";
        return this;
    }

    public TestWorkbook withoutStyles() {
        styles = false;
        return this;
    }

    public byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            StringBuilder list = new StringBuilder();
            StringBuilder relations = new StringBuilder();
            int number = 0;
            for (Map.Entry<String, String> sheet : sheets.entrySet()) {
                number++;
                list.append(
                        "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"r%d\"/>"
                                .formatted(sheet.getKey(), number, number));
                relations.append(
                        "<Relationship Id=\"r%d\" Type=\"%s/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
                                .formatted(number, RELATIONS, number));
                part(
                        zip,
                        "xl/worksheets/sheet" + number + ".xml",
                        "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData>%s</worksheet>"
                                .formatted(
                                        MAIN,
                                        sheet.getValue(),
                                        number > 1 || merged.isEmpty()
                                                ? ""
                                                : "<mergeCells>" + merged + "</mergeCells>"));
            }
            part(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"%scontent-types\">%s%s%s</Types>"
                            .formatted(
                                    PACKAGE,
                                    override("workbook", "sheet.main"),
                                    override("sharedStrings", "sharedStrings"),
                                    styles ? override("styles", "styles") : ""));
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><workbookPr%s/><sheets>%s</sheets></workbook>"
                            .formatted(MAIN, RELATIONS, date1904, list));
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns=\"%srelationships\">%s</Relationships>"
                            .formatted(PACKAGE, relations));
            part(
                    zip,
                    "xl/sharedStrings.xml",
                    "<sst xmlns=\"%s\"><si><t>窗口</t></si><si><r><t>网</t></r><r><t>上</t></r></si></sst>"
                            .formatted(MAIN));
            if (styles) {
                part(zip, "xl/styles.xml", styles());
            }
        }
        return out.toByteArray();
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"/xl/%s.xml\" ContentType=\"%s%s+xml\"/>"
                .formatted(part, TYPE, type);
    }

    private static String styles() {
        return """
        <styleSheet xmlns="%s"><numFmts count="3"><numFmt numFmtId="172" formatCode="00000000"/>\
        <numFmt numFmtId="170" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\\ hh:mm"/>\
        <numFmt numFmtId="171" formatCode="[Red]0.0&quot; days&quot;"/></numFmts>\
        <cellStyleXfs><xf numFmtId="22"/></cellStyleXfs>\
        <cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="31"/><xf numFmtId="170"/>\
        <xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="20"/></cellXfs></styleSheet>"""
                .formatted(MAIN);
    }

    private void part(ZipOutputStream zip, String name, String content) throws IOException {
        String xml =
                strict
                        ? content.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
                                .replace(
                                        RELATIONS,
                                        "http://purl.oclc.org/ooxml/officeDocument/relationships")
                        : content;
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(UTF_8));
        zip.closeEntry();
    }
}
