// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

/** The stages of a refresh, in order. Only the last one makes anything visible. */
public enum RefreshStage {
    CHANGES_FOUND,
    DAILY_CHANGES_WRITTEN,
    TOTALS_WRITTEN,
    PERIODS_WRITTEN,
    ROW_WRITTEN,
    PUBLISHED;

    /** Hears of each stage that is done; whatever it throws ends the attempt there. */
    @FunctionalInterface
    public interface Listener {
        /** Ignores every stage. */
        Listener NONE = stage -> {};

        /** Hears that a stage is done. */
        void done(RefreshStage stage);
    }
}
