package io.govpulse.batch.refresh;

/** The steps of a refresh, in order. Only the last one makes anything visible. */
public enum RefreshStage {
    CHANGES_READ,
    DAILY_CHANGES_WRITTEN,
    TOTALS_WRITTEN,
    RANKINGS_WRITTEN,
    BRANCH_WRITTEN,
    PUBLISHED;

    /** Told after each step; whatever it throws ends the attempt there. */
    @FunctionalInterface
    public interface Listener {
        /** Hears nothing. */
        Listener NONE = step -> {};

        void done(RefreshStage step);
    }
}
