// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacterSetTest {
    private static final String CHINESE = "编号,申请人单位,办理情况\n1,河南省信阳市光山县政务服务和大数据管理局,已办结\n";

    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource({"UTF-8, UTF-8", "GB18030, GB18030", "GBK, GB18030", "US-ASCII, UTF-8"})
    void detectsWhatOfficesWrite(String written, String detected) throws IOException {
        String text = written.equals("US-ASCII") ? "no,at\n" : CHINESE;

        assertThat(detected(text.getBytes(Charset.forName(written))))
                .hasToString(detected + " (detected)");
    }

    @Test
    void looksAtTheWholeFile() throws IOException {
        byte[] late = ("no,at\n".repeat(100_000) + "信阳市").getBytes(CharacterSet.GB18030);

        assertThat(detected(late).charset()).isEqualTo(CharacterSet.GB18030);
    }

    @Test
    void followsAMarkAndTakesRareCharactersAmongManyOthers() throws IOException {
        assertThat(detected("\uFEFF编号".getBytes(StandardCharsets.UTF_16BE)))
                .hasToString("UTF-16BE (detected)");
        assertThat(named("\uFEFF编号".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_16))
                .hasToString("UTF-16LE (as named)");
        assertThat(detected((CHINESE + "㐀𠀀镕堃").getBytes(CharacterSet.GB18030)))
                .hasToString("GB18030 (detected)");
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, 'Müller,Größe,Böhm\n'",
        "windows-1252, 'né le,café\n'",
        "Big5, '臺北市政府服務櫃檯辦理情形'"
    })
    void guessesNothing(String charset, String text) {
        byte[] bytes = text.getBytes(Charset.forName(charset));

        assertThatThrownBy(() -> detected(bytes))
                .hasMessageStartingWith(
                        "it is neither in UTF-8 nor in GB18030; name its character set with"
                                + " --charset");
    }

    @Test
    void refusesToReadAMarkedFileAsSomethingElse() {
        byte[] marked = ("\uFEFF" + CHINESE).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> named(marked, CharacterSet.GB18030))
                .hasMessage(
                        "it bears the mark of UTF-8, but is said to be in GB18030; leave the"
                                + " character set out");
    }

    private CharacterSet detected(byte[] bytes) throws IOException {
        return CharacterSet.of(file(bytes));
    }

    private CharacterSet named(byte[] bytes, Charset charset) throws IOException {
        return CharacterSet.named(file(bytes), charset);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(directory, "text", ""), bytes);
    }
}
