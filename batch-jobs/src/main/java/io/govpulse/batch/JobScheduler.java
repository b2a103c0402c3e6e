// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch;

import io.govpulse.batch.audit.AuditReport;
import io.govpulse.batch.audit.CaseSample;
import io.govpulse.batch.refresh.RefreshRow;
import io.govpulse.process.Failure;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes at once and then again and again, with upkeep and audits of a part in between, until
 * the process is asked to end. One thread does it all, so that jobs never meet; what fails is tried
 * again at its next time.
 */
final class JobScheduler {
    private static final Logger LOG = LoggerFactory.getLogger(JobScheduler.class);
    private static final long GRACE_SECONDS = 20;

    /** A hundredth of all cases a day. */
    private static final int AUDITED_IN_DAYS = 100;

    /** The line of a refresh that had nothing to publish. */
    static final String NO_FACTS = "refresh: no facts yet";

    private final BatchJobs jobs;
    private final BatchSettings settings;
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "jobs"));
    private final CountDownLatch ended = new CountDownLatch(1);

    JobScheduler(BatchJobs jobs, BatchSettings settings) {
        this.jobs = jobs;
        this.settings = settings;
    }

    /** Runs the jobs and returns when the process ends. */
    void run() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
        every(settings.refreshEvery().toMillis(), 0, "refresh", this::refresh);
        long upkeepEvery = settings.upkeepEvery().toMillis();
        every(upkeepEvery, upkeepEvery, "upkeep", () -> System.out.println(jobs.upkeep().line()));
        long auditEvery = settings.auditEvery().toMillis();
        every(auditEvery, auditEvery, "audit", this::audit);
        ended.await();
    }

    private void refresh() {
        System.out.println(jobs.refresh().map(RefreshRow::line).orElse(NO_FACTS));
    }

    /** Audits the cases of the day; what differs stands in the log as an error. */
    private void audit() {
        AuditReport report =
                jobs.audit(CaseSample.of(AUDITED_IN_DAYS, LocalDate.now(ZoneOffset.UTC)));
        if (report.clean()) {
            System.out.println(report.text());
        } else {
            LOG.error("{}", report.text());
        }
    }

    private void every(long milliseconds, long first, String name, Runnable job) {
        Runnable safe =
                () -> {
                    try {
                        job.run();
                    } catch (RuntimeException e) {
                        if (!scheduler.isShutdown()) {
                            log(e, name, TimeUnit.MILLISECONDS.toSeconds(milliseconds));
                        }
                    }
                };
        if (scheduler
                .scheduleWithFixedDelay(safe, first, milliseconds, TimeUnit.MILLISECONDS)
                .isCancelled()) {
            throw new IllegalStateException("Cannot schedule " + name);
        }
    }

    private static void log(RuntimeException e, String name, long seconds) {
        if (e instanceof Failure failure && failure.origin() != Failure.Origin.OURS) {
            LOG.error("{}; next {} in {} s", failure.getMessage(), name, seconds);
        } else {
            LOG.error("Cannot finish {}; next one in {} s", name, seconds, e);
        }
    }

    /** An attempt that is cut off here is invisible, and the next process makes a new one. */
    private void end() {
        scheduler.shutdown();
        jobs.cancel();
        try {
            if (!scheduler.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A job did not end within {} s; it is abandoned", GRACE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ended.countDown();
    }
}
