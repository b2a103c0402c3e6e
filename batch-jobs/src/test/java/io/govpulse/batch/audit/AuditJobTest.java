package io.govpulse.batch.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuditJobTest {
    @Test
    void bothTablesAreReadUpToWhereBothAreComplete() {
        assertThat(AuditJob.checkpoint(7, 9)).isEqualTo(7);
        assertThat(AuditJob.checkpoint(9, 7)).isEqualTo(7);
    }

    @Test
    void aGenerationMadeOfTheRawTableIsReadWhole() {
        assertThat(AuditJob.checkpoint(0, 9)).isEqualTo(9);
    }
}
