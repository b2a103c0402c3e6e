// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.cases.CaseFacts;
import io.govpulse.process.Generation;
import io.govpulse.rules.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldVersionTest {
    @TempDir private Path directory;

    @Test
    void isTheSameAfterWritingAndReading() throws Exception {
        FoldVersion now = FoldVersion.of(Rules.standard());
        Path file = directory.resolve(Generation.FOLD_FILE);
        now.write(file);
        assertThat(FoldVersion.read(file)).isEqualTo(now);
        assertThat(now.differencesTo(FoldVersion.read(file))).isEmpty();
        assertThat(Files.readAllLines(file))
                .as("the rules' own hash is there to be compared by hand")
                .startsWith(
                        "rules=" + Rules.standard().contentHash(),
                        "fold=" + CaseFacts.FOLD,
                        "state=" + OpenCase.VERSION);
    }

    @Test
    void namesEachPartThatChanged() {
        FoldVersion before = new FoldVersion("a".repeat(64), "1", "1", "b".repeat(64));
        assertThat(before.differencesTo(new FoldVersion("c".repeat(64), "2", "2", "b".repeat(64))))
                .containsExactly(
                        "other rules (aaaaaaaaaaaa, now cccccccccccc)",
                        "another fold (1, now 2)",
                        "another form of stored cases (1, now 2)");
        assertThat(before.differencesTo(new FoldVersion("a".repeat(64), "1", "1", "d".repeat(64))))
                .containsExactly("other columns of facts (bbbbbbbbbbbb, now dddddddddddd)");
    }

    @Test
    void aFileThatLacksAPartIsOfAnotherFold() throws Exception {
        Path file =
                Files.writeString(
                        directory.resolve(Generation.FOLD_FILE), "state=" + OpenCase.VERSION);
        assertThat(FoldVersion.read(file).differencesTo(FoldVersion.of(Rules.standard())))
                .hasSize(3);
    }
}
