// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.govpulse.ingest.importing.file.Layout;
import io.govpulse.ingest.importing.file.SourceFile;
import io.govpulse.ingest.importing.file.SourceRow;
import io.govpulse.ingest.importing.file.TestFiles;
import io.govpulse.ingest.importing.file.TestWorkbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxFileTest {
    @TempDir Path directory;

    @Test
    void readsSharedTextsNumbersTruthsAndFormulasWithTheirValues() throws Exception {
        TestWorkbook workbook =
                TestWorkbook.of(
                        "编号,方式,次数,对,式,文",
                        """
                        <c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>\
                        <c r="C2"><v>1.5E+1</v></c><c r="D2" t="b"><v>1</v></c>\
                        <c r="E2"><f>1+1</f><v>2</v></c>\
                        <c r="F2" t="str"><f>A2</f><v>窗口</v></c>""");

        assertThat(cells(workbook)).containsExactly(List.of("窗口", "网上", "15", "true", "2", "窗口"));
    }

    @Test
    void readsDatesByTheFormatInWhichExcelShowsThem() throws Exception {
        String days = "<c r=\"%s\" s=\"%d\"><v>%s</v></c>";
        String row =
                days.formatted("A2", 1, "46083.395833333336")
                        + days.formatted("B2", 2, "46083")
                        + days.formatted("C2", 3, "46083.99999999")
                        + days.formatted("D2", 4, "12.5")
                        + days.formatted("E2", 0, "46083.5");

        assertThat(cells(TestWorkbook.of("a,b,c,d,e", row)))
                .containsExactly(
                        List.of(
                                "2026-03-02T09:30:00",
                                "2026-03-02",
                                "2026-03-02T23:59:59.999",
                                "12.5",
                                "46083.5"));
        assertThat(
                        cells(
                                TestWorkbook.of("a", days.formatted("A2", 1, "44621.395833333336"))
                                        .since1904()))
                .containsExactly(List.of("2026-03-02T09:30:00"));
        assertThat(cells(TestWorkbook.of("a", "<c><v>46083.5</v></c>").withoutStyles()))
                .containsExactly(List.of("46083.5"));
    }

    @Test
    void readsTheFirstDaysAsExcelShowsThem() throws Exception {
        String days =
                """
                <c r="A2" s="2"><v>0</v></c><c r="B2" s="2"><v>1</v></c>\
                <c r="C2" s="2"><v>59</v></c><c r="D2" s="2"><v>61</v></c>\
                <c r="E2" s="1"><v>0</v></c>""";

        assertThat(cells(TestWorkbook.of("a,b,c,d,e", days)))
                .containsExactly(
                        List.of(
                                "1900-01-00",
                                "1900-01-01",
                                "1900-02-28",
                                "1900-03-01",
                                "1900-01-00T00:00:00"));
        assertThat(cells(TestWorkbook.of("a,b,c,d,e", days).since1904()))
                .containsExactly(
                        List.of(
                                "1904-01-01",
                                "1904-01-02",
                                "1904-02-29",
                                "1904-03-02",
                                "1904-01-01T00:00:00"));
    }

    @Test
    void readsWhatPeopleSeeOfCodesAndHours() throws Exception {
        String row =
                """
                <c r="A2" s="5"><v>123</v></c><c r="B2" s="6"><v>0.375</v></c>\
                <c r="C2" t="str"><v>窗口_x000D_</v></c><c r="D2" s="1"><v>46083</v></c>""";

        assertThat(cells(TestWorkbook.of("a,b,c,d", row)))
                .containsExactly(List.of("00000123", "09:00", "窗口\r", "2026-03-02T00:00:00"));
    }

    private static final String TEXT = "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>";

    @Test
    void letsAMergedCellCountInEveryRowIntoWhichItReaches() throws Exception {
        TestWorkbook workbook =
                TestWorkbook.of(
                                "部门,编号",
                                "<row r=\"2\">"
                                        + TEXT.formatted("A2", "甲")
                                        + TEXT.formatted("B2", "1")
                                        + "</row>",
                                "<row r=\"3\">" + TEXT.formatted("B3", "2") + "</row>",
                                "<row r=\"4\">" + TEXT.formatted("B4", "3") + "</row>",
                                "<row r=\"5\"><c r=\"A5\"/></row>",
                                "<row r=\"6\">" + TEXT.formatted("B6", "4") + "</row>")
                        .merged("A2:A4");

        assertThat(cells(workbook))
                .containsExactly(
                        List.of("甲", "1"), List.of("甲", "2"), List.of("甲", "3"), List.of("", "4"));
    }

    @Test
    void namesColumnsByBothRowsOfAMergedHeader() throws Exception {
        TestWorkbook workbook =
                TestWorkbook.of(
                                "编号,审核,,审批,,备注",
                                "<row r=\"2\">"
                                        + TEXT.formatted("B2", "开始")
                                        + TEXT.formatted("C2", "结束")
                                        + TEXT.formatted("D2", "开始")
                                        + TEXT.formatted("E2", "结束")
                                        + "</row>",
                                "<row r=\"3\">"
                                        + TEXT.formatted("A3", "7")
                                        + TEXT.formatted("E3", "x")
                                        + "</row>")
                        .merged("A1:A2", "B1:C1", "D1:E1", "F1:F2");

        for (Layout layout : List.of(Layout.PLAIN, headerRows(1, 2))) {
            try (SourceFile file = open(workbook.bytes(), layout)) {
                assertThat(file.columns())
                        .containsExactly("编号", "审核/开始", "审核/结束", "审批/开始", "审批/结束", "备注");
                SourceRow row = file.next().orElseThrow();
                assertThat(row.place()).isEqualTo("row 3");
                assertThat(row.cell("编号")).contains("7");
                assertThat(row.cell("审批/结束")).contains("x");
                assertThat(file.next()).isEmpty();
            }
        }
        try (SourceFile file = open(workbook.bytes(), headerRow(2))) {
            assertThat(file.columns()).containsExactly("编号", "开始", "结束", "备注");
            assertThat(file.doubledColumns()).containsExactly("开始", "结束");
        }
    }

    @Test
    void readsAllSheetsWithTheSameColumnsAndTellsTheOthers() throws Exception {
        String cell = "<c><v>%d</v></c>";
        byte[] bytes =
                TestWorkbook.of("a,b", cell.formatted(1) + cell.formatted(2))
                        .sheet("4月", "b,a", cell.formatted(3) + cell.formatted(4))
                        .sheet("说明", "c", cell.formatted(5))
                        .sheet("6月", "a,b", cell.formatted(6))
                        .bytes();

        try (SourceFile file = open(bytes, Layout.PLAIN)) {
            assertThat(file.description())
                    .isEqualTo("XLSX, sheets '办件', '4月', '6月'; not read: '说明' (other columns)");
            List<SourceRow> rows = TestFiles.rows(file);
            assertThat(rows)
                    .extracting(SourceRow::place)
                    .containsExactly("sheet '办件' row 2", "sheet '4月' row 2", "sheet '6月' row 2");
            assertThat(rows.get(1).cell("a")).contains("4");
            assertThat(rows.get(2).cell("b")).isEmpty();
        }
        try (SourceFile file = open(bytes, sheets("6月", "4月"))) {
            assertThat(file.description())
                    .isEqualTo("XLSX, sheets '6月', '4月'; not read: '办件', '说明'");
            assertThat(TestFiles.rows(file)).hasSize(2);
        }
        assertThatThrownBy(() -> open(bytes, sheets("4月", "说明")))
                .hasMessageStartingWith("its sheets '4月' and '说明' have different columns");
    }

    @Test
    void readsDatesInIso8601AndStrictOpenXml() throws Exception {
        TestWorkbook workbook =
                TestWorkbook.of(
                        "a,b,c,d",
                        """
                        <c r="A2" s="1" t="d"><v>2026-03-02T09:00:00</v></c>\
                        <c r="B2" s="2" t="d"><v>2026-03-02T00:00:00.000</v></c>\
                        <c t='d' r="C2"><v>2026-03-02</v></c><c r="D2" s="1"><v>46083.375</v></c>""");
        List<String> read =
                List.of("2026-03-02T09:00:00", "2026-03-02", "2026-03-02", "2026-03-02T09:00:00");

        assertThat(cells(workbook)).containsExactly(read);
        assertThat(cells(workbook.strict())).containsExactly(read);
    }

    @Test
    void passesOverEmptyRowsCellsAndColumnsWithoutAName() throws Exception {
        TestWorkbook workbook =
                TestWorkbook.of(
                        "a,,c",
                        "<row r=\"3\"/>",
                        "<row r=\"4\"><c r=\"A4\" s=\"1\"/></row>",
                        "<row r=\"5\"><c r=\"B5\"><v>7</v></c><c r=\"C5\"><v>8</v></c><c r=\"E5\"><v>9</v></c></row>");

        try (SourceFile file = open(workbook.bytes(), Layout.PLAIN)) {
            assertThat(file.columns()).containsExactly("a", "c");
            List<SourceRow> rows = TestFiles.rows(file);
            assertThat(rows).hasSize(1);
            assertThat(rows.get(0).place()).isEqualTo("row 5");
            assertThat(rows.get(0).cell("a")).isEmpty();
            assertThat(rows.get(0).cell("c")).contains("8");
        }
    }

    @Test
    void readsBelowATitleWhenTheHeaderIsNamed() throws Exception {
        String text = "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>";
        byte[] bytes =
                TestWorkbook.of(
                                "某市办件明细表",
                                "<row r=\"3\">"
                                        + text.formatted("A3", "编号")
                                        + text.formatted("B3", "方式")
                                        + "</row>",
                                "<row r=\"4\"><c r=\"A4\"><v>7</v></c><c r=\"B4\"><v>1</v></c></row>")
                        .bytes();

        try (SourceFile file = open(bytes, headerRow(3))) {
            assertThat(file.columns()).containsExactly("编号", "方式");
            SourceRow row = file.next().orElseThrow();
            assertThat(row.place()).isEqualTo("row 4");
            assertThat(row.values()).containsExactly("7", "1");
        }
        assertThatThrownBy(() -> open(bytes, headerRow(2)))
                .hasMessage("row 2 of its sheet '办件' is empty, and is to be the header");
        assertThatThrownBy(() -> open(bytes, headerRow(5)))
                .hasMessage("row 5 of its sheet '办件' is empty, and is to be the header");
    }

    private static Layout headerRow(int row) {
        return headerRows(row, row);
    }

    private static Layout headerRows(int first, int last) {
        return new Layout(
                Optional.empty(),
                ',',
                true,
                List.of(),
                Optional.of(new Layout.HeaderRows(first, last)));
    }

    @Test
    void readsTheSheetThatIsAskedFor() throws Exception {
        byte[] bytes =
                TestWorkbook.of("a", "<c><v>1</v></c>").sheet("说明", "b", "<c><v>2</v></c>").bytes();

        try (SourceFile first = open(bytes, Layout.PLAIN);
                SourceFile named = open(TestFiles.gzip(bytes), sheets("说明"))) {
            assertThat(first.columns()).containsExactly("a");
            assertThat(first.description())
                    .isEqualTo("XLSX, sheet '办件'; not read: '说明' (other columns)");
            assertThat(named.columns()).containsExactly("b");
            assertThat(TestFiles.rows(named)).hasSize(1);
        }
        assertThatThrownBy(() -> open(bytes, sheets("Sheet1")))
                .hasMessage("it has no sheet 'Sheet1'; it has: 办件, 说明");
    }

    @Test
    void refusesCellsThatDoNotSayWhatIsInThem() throws Exception {
        TestWorkbook workbook =
                TestWorkbook.of(
                        "a,b,c,d",
                        """
                        <c r="A2" t="e"><v>#N/A</v></c><c r="B2"><f>A1</f></c>\
                        <c r="C2"><v>1.10101199003071E+17</v></c>\
                        <c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c>""");

        try (SourceFile file = open(workbook.bytes(), Layout.PLAIN)) {
            SourceRow row = file.next().orElseThrow();
            assertThatThrownBy(() -> row.cell("a"))
                    .hasMessage("column a: the cell holds the error #N/A");
            assertThatThrownBy(() -> row.cell("b"))
                    .hasMessageStartingWith("column b: the cell holds a formula without its value");
            assertThatThrownBy(() -> row.cell("c"))
                    .hasMessageStartingWith("column c: the cell holds a number of more than 15");
            assertThatThrownBy(() -> row.cell("d"))
                    .hasMessage("column d: the cell holds the error #DIV/0!");
        }
    }

    @Test
    void takesAFormulaWithAnEmptyValueAsBlank() throws Exception {
        TestWorkbook workbook =
                TestWorkbook.of(
                        "a,b",
                        "<c r=\"A2\" t=\"str\"><f>IF(1,\"\",2)</f><v></v></c><c r=\"B2\"><v>7</v></c>");

        assertThat(cells(workbook)).containsExactly(List.of("", "7"));
    }

    @Test
    void refusesWhatIsNoSoundWorkbook() throws IOException {
        byte[] whole = TestWorkbook.of("a", "<c><v>1</v></c>").bytes();
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(other)) {
            zip.putNextEntry(new ZipEntry("rows.csv"));
            zip.write("no,at".getBytes(StandardCharsets.UTF_8));
        }

        refuses(Arrays.copyOf(whole, whole.length / 2), "it breaks off or is damaged: ");
        refuses(other.toByteArray(), "it is a ZIP archive but no XLSX workbook; unpack it");
        refuses(TestWorkbook.of("").bytes(), "its sheet '办件' is empty, without a header line");
        refuses(
                TestWorkbook.of("a", "<c t=\"q\"><v>9</v></c>").bytes(),
                "its sheet '办件' is damaged below row 1");
    }

    private void refuses(byte[] bytes, String message) {
        assertThatThrownBy(
                        () -> {
                            try (SourceFile file = open(bytes, Layout.PLAIN)) {
                                TestFiles.rows(file);
                            }
                        })
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(message);
    }

    private List<List<String>> cells(TestWorkbook workbook) throws IOException {
        try (SourceFile file = open(workbook.bytes(), Layout.PLAIN)) {
            return TestFiles.rows(file).stream().map(SourceRow::values).toList();
        }
    }

    private static Layout sheets(String... names) {
        return new Layout(Optional.empty(), ',', true, List.of(names), Optional.empty());
    }

    private SourceFile open(byte[] bytes, Layout layout) throws IOException {
        Path path = Files.write(Files.createTempFile(directory, "book", ".csv"), bytes);
        return XlsxFile.open(path, layout);
    }
}
