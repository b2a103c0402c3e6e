package io.govpulse.ingest.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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

        assertThat(of(text.getBytes(Charset.forName(written)), Optional.empty()))
                .hasToString(detected + " (detected)");
    }

    @Test
    void looksAtTheWholeFile() throws IOException {
        byte[] late = ("no,at\n".repeat(100_000) + "信阳市").getBytes(CharacterSet.GB18030);

        assertThat(of(late, Optional.empty()).charset()).isEqualTo(CharacterSet.GB18030);
    }

    @Test
    void followsAMarkAndTakesRareCharactersAmongManyOthers() throws IOException {
        assertThat(of("\uFEFF编号".getBytes(StandardCharsets.UTF_16BE), Optional.empty()))
                .hasToString("UTF-16BE (detected)");
        assertThat(
                        of(
                                "\uFEFF编号".getBytes(StandardCharsets.UTF_16LE),
                                Optional.of(StandardCharsets.UTF_16)))
                .hasToString("UTF-16LE (as told)");
        assertThat(of((CHINESE + "㐀𠀀镕堃").getBytes(CharacterSet.GB18030), Optional.empty()))
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

        assertThatThrownBy(() -> of(bytes, Optional.empty()))
                .hasMessageStartingWith(
                        "it is neither in UTF-8 nor in GB18030; name its character set with"
                                + " --charset");
    }

    @Test
    void refusesToReadAMarkedFileAsSomethingElse() {
        byte[] marked = ("\uFEFF" + CHINESE).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> of(marked, Optional.of(CharacterSet.GB18030)))
                .hasMessage(
                        "it bears the mark of UTF-8, but is said to be in GB18030; leave the"
                                + " character set out");
    }

    private CharacterSet of(byte[] bytes, Optional<Charset> told) throws IOException {
        return CharacterSet.of(
                Files.write(Files.createTempFile(directory, "text", ""), bytes), told);
    }
}
