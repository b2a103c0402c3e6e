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
    void readsWhatPeopleSeeOfCodesAndHours() throws Exception {
        String row =
                """
                <c r="A2" s="5"><v>123</v></c><c r="B2" s="6"><v>0.375</v></c>\
                <c r="C2" t="str"><v>窗口_x000D_</v></c><c r="D2" s="1"><v>46083</v></c>""";

        assertThat(cells(TestWorkbook.of("a,b,c,d", row)))
                .containsExactly(List.of("00000123", "09:00", "窗口\r", "2026-03-02T00:00:00"));
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
            assertThat(rows.get(0).values()).containsExactly("", "8");
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
        return new Layout(Optional.empty(), ',', Optional.empty(), Optional.of(row));
    }

    @Test
    void readsTheSheetThatIsAskedFor() throws Exception {
        byte[] bytes =
                TestWorkbook.of("a", "<c><v>1</v></c>").sheet("说明", "b", "<c><v>2</v></c>").bytes();

        try (SourceFile first = open(bytes, Layout.PLAIN);
                SourceFile named = open(TestFiles.gzip(bytes), sheet("说明"))) {
            assertThat(first.columns()).containsExactly("a");
            assertThat(first.description()).isEqualTo("XLSX, sheet '办件'");
            assertThat(named.columns()).containsExactly("b");
            assertThat(TestFiles.rows(named)).hasSize(1);
        }
        assertThatThrownBy(() -> open(bytes, sheet("Sheet1")))
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
        refuses(TestWorkbook.of("a,b,a").bytes(), "its header names the column 'a' twice");
        refuses(TestWorkbook.of("").bytes(), "its sheet '办件' is empty, without a header line");
        refuses(
                TestWorkbook.of("a", "<c t=\"d\"><v>2026</v></c>").bytes(),
                "its sheet '办件' is damaged after row 0");
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

    private static Layout sheet(String name) {
        return new Layout(Optional.empty(), ',', Optional.of(name), Optional.empty());
    }

    private SourceFile open(byte[] bytes, Layout layout) throws IOException {
        Path path = Files.write(Files.createTempFile(directory, "book", ".csv"), bytes);
        return XlsxFile.open(path, layout);
    }
}
