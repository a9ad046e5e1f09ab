package dev.kubejar.api.builtin;

import dev.kubejar.api.Timestamps;
import dev.kubejar.api.batch.CronJob;
import dev.kubejar.api.batch.Job;
import dev.kubejar.api.kind.Column;
import dev.kubejar.api.selector.LabelSelector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How the kinds of `batch` print.
final class BatchColumns {
    static final List<Column> JOB =
            Columns.of(Job.KIND)
                    .name()
                    .text("Status", "How far it is", BatchColumns::status)
                    .text("Completions", "Pods that succeeded", BatchColumns::completions)
                    .text("Duration", "How long it took, or has run", BatchColumns::duration)
                    .age()
                    .wideContainers(Job::template)
                    .wide("Selector", WorkloadColumns.SELECTOR, it -> selector(it.selector()))
                    .list();

    static final List<Column> CRON_JOB =
            Columns.of(CronJob.KIND)
                    .name()
                    .text("Schedule", "When a job is due", CronJob::schedule)
                    .text(
                            "Timezone",
                            "Zone of the schedule",
                            it -> it.timeZone().orElse(Columns.NONE))
                    .text(
                            "Suspend",
                            "Whether no jobs are made",
                            it -> it.isSuspended() ? "True" : "False")
                    .number(
                            "Active",
                            "integer",
                            "Jobs that run",
                            it -> (long) it.status().array("active").size())
                    .text("Last Schedule", "When a job was last due", BatchColumns::lastSchedule)
                    .age()
                    .wideContainers(CronJob::podTemplate)
                    .wide("Selector", WorkloadColumns.SELECTOR, it -> selector(jobSelector(it)))
                    .list();

    private BatchColumns() {}

    private static String status(Job job) {
        if (job.is(Job.COMPLETE)) {
            return "Complete";
        }
        if (job.is(Job.FAILED)) {
            return "Failed";
        }
        if (job.isDeleting()) {
            return "Terminating";
        }
        for (String type : List.of(Job.SUSPENDED, Job.FAILURE_TARGET, Job.SUCCESS_CRITERIA_MET)) {
            if (job.is(type)) {
                return type;
            }
        }
        return "Running";
    }

    private static String completions(Job job) {
        long succeeded = job.status().integer("succeeded", 0);
        if (job.completions().isPresent()) {
            return succeeded + "/" + job.completions().getAsInt();
        }
        return succeeded + "/1" + (job.parallelism() > 1 ? " of " + job.parallelism() : "");
    }

    private static String duration(Job job, Instant now) {
        Optional<Instant> start = time(job, "startTime");
        Instant end = time(job, "completionTime").orElse(now);
        return start.map(it -> HumanDuration.of(Duration.between(it, end))).orElse("");
    }

    private static Optional<Instant> time(Job job, String field) {
        return job.status().findString(field).map(Timestamps::parse);
    }

    private static String lastSchedule(CronJob job, Instant now) {
        return job.status()
                .findString("lastScheduleTime")
                .map(Timestamps::parse)
                .map(it -> HumanDuration.since(Optional.of(it), now))
                .orElse(Columns.NONE);
    }

    private static Optional<LabelSelector> jobSelector(CronJob job) {
        return job.object()
                .spec()
                .object("jobTemplate")
                .object("spec")
                .findObject("selector")
                .map(LabelSelector::of);
    }

    private static String selector(Optional<LabelSelector> selector) {
        return Columns.orNone(selector.map(LabelSelector::toString).orElse(""));
    }
}
