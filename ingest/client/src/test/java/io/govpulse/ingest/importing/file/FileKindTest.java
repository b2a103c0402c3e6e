// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKindTest {
    @TempDir Path directory;

    @Test
    void looksAtTheContentNotAtTheName() throws IOException {
        assertThat(of("no,at\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(FileKind.CSV);
        assertThat(of(new byte[0])).isEqualTo(FileKind.CSV);
        assertThat(of("\n <log/>".getBytes(StandardCharsets.UTF_8))).isEqualTo(FileKind.XES);
        assertThat(of("\uFEFF<log/>".getBytes(StandardCharsets.UTF_16LE))).isEqualTo(FileKind.XES);
        assertThat(of("\uFEFF\n{\"id\":1}\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(FileKind.NDJSON);
        assertThat(of(TestFiles.gzip("{}".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(FileKind.NDJSON);
        assertThat(of(TestWorkbook.of("a").bytes())).isEqualTo(FileKind.XLSX);
    }

    @Test
    void saysWhatToDoWithWhatIsNeverAccepted() {
        assertThatThrownBy(() -> of(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}))
                .hasMessageStartingWith("it is an old Excel file (.xls) or one with a password;");
        assertThatThrownBy(() -> of("[{}]".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("expected one CloudEvent a line (NDJSON)");
        assertThatThrownBy(() -> of("{\n \"id\": 1\n}".getBytes(StandardCharsets.UTF_8)))
                .hasMessageStartingWith("its JSON goes over several lines;");
    }

    private FileKind of(byte[] bytes) throws IOException {
        return FileKind.of(Files.write(directory.resolve("file.csv"), bytes));
    }
}
