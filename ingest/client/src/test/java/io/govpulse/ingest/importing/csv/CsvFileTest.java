// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.govpulse.ingest.importing.file.FileKind;
import io.govpulse.ingest.importing.file.Layout;
import io.govpulse.ingest.importing.file.SourceFile;
import io.govpulse.ingest.importing.file.SourceRow;
import io.govpulse.ingest.importing.file.TestFiles;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
    private static final String TEXT = "编号,说明\r\n7,\"a, \"\"b\"\"\nc\"\r\n8, \r\n";
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir Path directory;

    @Test
    void readsPlainAndGzippedFilesWithAndWithoutAMark() throws Exception {
        byte[] plain = TEXT.getBytes(StandardCharsets.UTF_8);
        byte[] marked = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8);
        byte[] wide = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE);
        byte[] office = TEXT.getBytes(GB18030);
        for (byte[] bytes : new byte[][] {plain, marked, wide, office, TestFiles.gzip(plain)}) {
            try (SourceFile file = open(bytes, Layout.PLAIN)) {
                assertThat(file.columns()).containsExactly("编号", "说明");
                SourceRow first = file.next().orElseThrow();
                assertThat(first.place()).isEqualTo("row 2");
                assertThat(first.cell("说明")).contains("a, \"b\"\nc");
                assertThat(file.next().orElseThrow().cell("说明")).isEmpty();
                assertThat(file.next()).isEmpty();
                assertThat(file.rows()).isEqualTo(2);
                assertThat(file.bytesRead()).isEqualTo(bytes.length);
            }
        }
    }

    @Test
    void saysInWhichCharacterSetItWasRead() throws IOException {
        byte[] office = TEXT.getBytes(GB18030);

        try (SourceFile detected = open(office, Layout.PLAIN);
                SourceFile named = open(office, Layout.PLAIN.in(GB18030))) {
            assertThat(detected.description()).isEqualTo("CSV in GB18030 (detected)");
            assertThat(named.description()).isEqualTo("CSV in GB18030 (as named)");
        }
    }

    @Test
    void refusesBytesOfAnotherCharacterSetThanNamed() {
        assertThatThrownBy(
                        () -> open(TEXT.getBytes(GB18030), Layout.PLAIN.in(StandardCharsets.UTF_8)))
                .hasMessageStartingWith(
                        "it is not in UTF-8 (as named): 1 lines do not fit, the first is line 1; it");
    }

    @Test
    void refusesAFileWithoutHeader() {
        assertThatThrownBy(() -> open(new byte[0], Layout.PLAIN))
                .hasMessage("it is empty, without a header line");
    }

    @Test
    void knowsWhichColumnsAreNamedTwice() throws IOException {
        try (SourceFile file = open("a,b, a\n1,2,3\n", ',', 1)) {
            assertThat(file.columns()).containsExactly("a", "b");
            assertThat(file.doubledColumns()).containsExactly("a");
        }
    }

    @Test
    void noticesThatAGzippedFileBreaksOffBeforeAnythingIsRead() throws IOException {
        byte[] whole = TestFiles.gzip(TEXT.getBytes(StandardCharsets.UTF_8));
        byte[] part = Arrays.copyOf(whole, whole.length - 12);

        assertThatThrownBy(() -> open(part, Layout.PLAIN)).isInstanceOf(EOFException.class);
    }

    @Test
    void readsOtherSeparatorsBelowATitle() throws Exception {
        String office = "某市办件明细表;;\n;;制表:7月1日\n编号;说明;;\n7;\"a;\tb\";;\n";
        try (SourceFile file = open(office, ';', 3)) {
            assertThat(file.columns()).containsExactly("编号", "说明");
            SourceRow row = file.next().orElseThrow();
            assertThat(row.place()).isEqualTo("row 4");
            assertThat(row.cell("说明")).contains("a;\tb");
            assertThat(file.next()).isEmpty();
            assertThat(file.rows()).isEqualTo(1);
        }
        try (SourceFile file = open("a\tb\n1\t2,5\n", '\t', 1)) {
            assertThat(file.next().orElseThrow().cell("b")).contains("2,5");
        }
        assertThatThrownBy(() -> open("\"a\"\t\"b\"\n1\t2\n", ',', 1))
                .hasMessageStartingWith("its header is damaged: line 1 has a quote")
                .hasMessageEndingWith(
                        "If its cells are not separated by ',', set 'separator' in the mapping");
        assertThatThrownBy(() -> open("a\nb\n", ',', 3))
                .hasMessage("it has 2 rows, and the header is to be row 3");
    }

    @Test
    void namesColumnsByAllRowsOfAHeader() throws Exception {
        String text = "编号,审核,,审批,,备注\n,开始,结束,开始,结束,\n7,a,b,c,d,e\n";

        try (SourceFile file =
                open(text.getBytes(StandardCharsets.UTF_8), layout(',', true, 1, 2))) {
            assertThat(file.columns())
                    .containsExactly("编号", "审核/开始", "审核/结束", "审批/开始", "审批/结束", "备注");
            assertThat(file.next().orElseThrow().cell("审批/结束")).contains("d");
        }
    }

    @Test
    void skipsBlankRowsAndCountsThemAsASpreadsheetDoes() throws Exception {
        try (SourceFile file = open("a,b\n\n1,2\n , \n3,4\n\n", ',', 1)) {
            assertThat(TestFiles.rows(file))
                    .extracting(SourceRow::place)
                    .containsExactly("row 3", "row 5");
        }
    }

    @Test
    void refusesTheRowWithAQuoteThatIsNotDoubledAndReadsTheOthers() throws Exception {
        String text =
                """
                a,b,c
                1,"民政局"办公室,x
                2,民政局"办公室,x
                3,"第一行
                第二行",x
                4,"DEPT,x
                5,DEPT,x
                6,"a ""b""\",x
                7,"open,x
                """;

        try (SourceFile file = open(text, ',', 1)) {
            List<SourceRow> rows = TestFiles.rows(file);

            assertThat(rows)
                    .filteredOn(row -> row.damage().isEmpty())
                    .extracting(row -> row.values().get(1))
                    .containsExactly("民政局\"办公室", "第一行\n第二行", "DEPT", "a \"b\"");
            assertThat(rows)
                    .filteredOn(row -> row.damage().isPresent())
                    .extracting(SourceRow::place)
                    .containsExactly("row 2", "row 5", "row 8");
            assertThat(rows.get(0).damage().orElseThrow())
                    .startsWith("line 2 has a quote that neither stands around a cell nor is");
            assertThat(rows.get(3).damage().orElseThrow()).startsWith("line 6 has a quote");
        }
        try (SourceFile file =
                open(text.getBytes(StandardCharsets.UTF_8), layout(',', false, 1, 1))) {
            assertThat(file.next().orElseThrow().cell("b")).contains("\"民政局\"办公室");
        }
    }

    @Test
    void refusesTheRowWithADamagedCharacterAndReadsTheOthers() throws Exception {
        for (Charset charset : new Charset[] {GB18030, StandardCharsets.UTF_8}) {
            byte[] bytes = "编号,部门\n".concat("7,民政局,\n".repeat(100)).getBytes(charset);
            int cut = bytes.length - "民政局,\n7,民政局,\n".getBytes(charset).length + 1;
            byte[] damaged = new byte[bytes.length - 1];
            System.arraycopy(bytes, 0, damaged, 0, cut);
            System.arraycopy(bytes, cut + 1, damaged, cut, damaged.length - cut);
            // The character loses its second byte; the next begins where none may.
            damaged[cut] = ',';

            try (SourceFile file = open(damaged, Layout.PLAIN)) {
                assertThat(file.description()).isEqualTo("CSV in " + charset + " (detected)");
                List<SourceRow> rows = TestFiles.rows(file);
                assertThat(rows).hasSize(100);
                assertThat(rows)
                        .filteredOn(row -> row.damage().isPresent())
                        .singleElement()
                        .satisfies(
                                row -> {
                                    assertThat(row.place()).isEqualTo("row 100");
                                    assertThat(row.damage().orElseThrow())
                                            .startsWith("line 100 holds bytes that are not in ")
                                            .contains(charset + " (0x", ", behind '7,'); mend");
                                });
            }
        }
    }

    private static Layout layout(char separator, boolean quoted, int first, int last) {
        return new Layout(
                Optional.empty(),
                separator,
                quoted,
                List.of(),
                Optional.of(new Layout.HeaderRows(first, last)));
    }

    private SourceFile open(String text, char separator, int headerRow) throws IOException {
        return open(
                text.getBytes(StandardCharsets.UTF_8),
                layout(separator, true, headerRow, headerRow));
    }

    private SourceFile open(byte[] bytes, Layout layout) throws IOException {
        Path path = Files.write(Files.createTempFile(directory, "rows", ""), bytes);
        assertThat(FileKind.of(path)).isEqualTo(FileKind.CSV);
        return CsvFile.open(path, layout);
    }
}
