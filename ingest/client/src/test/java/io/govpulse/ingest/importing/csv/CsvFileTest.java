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
                        "it is not in UTF-8 (as named); leave the character set out");
    }

    @Test
    void refusesAFileWithoutHeaderOrWithAColumnTwice() {
        assertThatThrownBy(() -> open(new byte[0], Layout.PLAIN))
                .hasMessage("it is empty, without a header line");
        assertThatThrownBy(() -> open("a,b, a\n".getBytes(StandardCharsets.UTF_8), Layout.PLAIN))
                .hasMessage("its header names the column 'a' twice");
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
            assertThat(file.columns()).containsExactly("编号", "说明", "(no name, 3)", "(no name, 4)");
            SourceRow row = file.next().orElseThrow();
            assertThat(row.place()).isEqualTo("row 4");
            assertThat(row.cell("说明")).contains("a;\tb");
            assertThat(file.next()).isEmpty();
            assertThat(file.rows()).isEqualTo(1);
        }
        try (SourceFile file = open("a\tb\n1\t2,5\n", '\t', 1)) {
            assertThat(file.next().orElseThrow().cell("b")).contains("2,5");
        }
        assertThatThrownBy(() -> open("a\nb\n", ',', 3))
                .hasMessage("it has 2 rows, and the header is to be row 3");
    }

    private SourceFile open(String text, char separator, int headerRow) throws IOException {
        return open(
                text.getBytes(StandardCharsets.UTF_8),
                new Layout(Optional.empty(), separator, Optional.empty(), Optional.of(headerRow)));
    }

    private SourceFile open(byte[] bytes, Layout layout) throws IOException {
        Path path = Files.write(Files.createTempFile(directory, "rows", ""), bytes);
        assertThat(FileKind.of(path)).isEqualTo(FileKind.CSV);
        return CsvFile.open(path, layout);
    }
}
