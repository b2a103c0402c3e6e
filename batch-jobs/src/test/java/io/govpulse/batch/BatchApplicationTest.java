package io.govpulse.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.batch.BatchApplication.Command;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchApplicationTest {

    @Test
    void commandsAreRead() {
        assertThat(Command.parse("serve")).contains(new Command("serve", Optional.empty()));
        assertThat(Command.parse("refresh")).contains(new Command("refresh", Optional.empty()));
        assertThat(Command.parse("refresh", "--generation", "2"))
                .contains(new Command("refresh", Optional.of(2)));
        assertThat(Command.parse("audit", "--generation", "3"))
                .contains(new Command("audit", Optional.of(3)));
        assertThat(Command.parse("upkeep")).contains(new Command("upkeep", Optional.empty()));
    }

    @Test
    void whatIsNoCommandIsRefused() {
        assertThat(Command.parse()).isEmpty();
        assertThat(Command.parse("rebuild")).isEmpty();
        assertThat(Command.parse("serve", "--generation", "2")).isEmpty();
        assertThat(Command.parse("refresh", "--generation")).isEmpty();
        assertThat(Command.parse("refresh", "--generation", "two")).isEmpty();
        assertThat(Command.parse("refresh", "now")).isEmpty();
    }

    @Test
    void testsRunWithTheOptionsThatTheLauncherReads() throws IOException {
        try (InputStream options = BatchApplication.class.getResourceAsStream("jvm-options.txt")) {
            assertThat(ManagementFactory.getRuntimeMXBean().getInputArguments())
                    .containsAll(
                            new String(options.readAllBytes(), StandardCharsets.UTF_8)
                                    .lines()
                                    .toList());
        }
    }
}
