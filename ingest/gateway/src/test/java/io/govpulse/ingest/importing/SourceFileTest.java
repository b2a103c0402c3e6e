package io.govpulse.ingest.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFileTest {
    private static final String TEXT = "编号,说明\r\n7,\"a, \"\"b\"\"\nc\"\r\n8, \r\n";

    @TempDir Path directory;

    @Test
    void readsPlainAndGzippedFilesWithAndWithoutAMark() throws IOException {
        byte[] plain = TEXT.getBytes(StandardCharsets.UTF_8);
        byte[] marked = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8);
        for (byte[] bytes : new byte[][] {plain, marked, gzip(plain), gzip(marked)}) {
            try (SourceFile file = open(bytes, StandardCharsets.UTF_8)) {
                assertThat(file.columns()).containsExactly("编号", "说明");
                SourceRow first = file.next().orElseThrow();
                assertThat(first.number()).isEqualTo(1);
                assertThat(first.cell("说明")).contains("a, \"b\"\nc");
                assertThat(file.next().orElseThrow().cell("说明")).isEmpty();
                assertThat(file.next()).isEmpty();
                assertThat(file.rows()).isEqualTo(2);
                assertThat(file.bytesRead()).isEqualTo(bytes.length);
            }
        }
    }

    @Test
    void readsTheCharacterSetOfAnOffice() throws IOException {
        Charset office = Charset.forName("GB18030");
        try (SourceFile file = open(TEXT.getBytes(office), office)) {
            assertThat(file.columns()).containsExactly("编号", "说明");
        }
    }

    @Test
    void refusesBytesOfAnotherCharacterSet() {
        byte[] office = TEXT.getBytes(Charset.forName("GB18030"));

        assertThatThrownBy(() -> open(office, StandardCharsets.UTF_8))
                .isInstanceOf(MalformedInputException.class);
    }

    @Test
    void refusesAFileWithoutHeaderOrWithAColumnTwice() {
        assertThatThrownBy(() -> open(new byte[0], StandardCharsets.UTF_8))
                .hasMessage("it is empty, without a header line");
        assertThatThrownBy(
                        () ->
                                open(
                                        "a,b, a\n".getBytes(StandardCharsets.UTF_8),
                                        StandardCharsets.UTF_8))
                .hasMessage("its header names the column 'a' twice");
    }

    @Test
    void noticesThatAGzippedFileBreaksOff() throws IOException {
        byte[] whole = gzip(TEXT.getBytes(StandardCharsets.UTF_8));
        byte[] part = Arrays.copyOf(whole, whole.length - 12);

        assertThatThrownBy(
                        () -> {
                            try (SourceFile file = open(part, StandardCharsets.UTF_8)) {
                                while (file.next().isPresent()) {
                                    assertThat(file.rows()).isPositive();
                                }
                            }
                        })
                .isInstanceOf(EOFException.class);
    }

    private SourceFile open(byte[] bytes, Charset charset) throws IOException {
        return SourceFile.open(Files.write(directory.resolve("file"), bytes), charset);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
