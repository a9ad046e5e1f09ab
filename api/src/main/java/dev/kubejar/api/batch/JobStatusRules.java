package dev.kubejar.api.batch;

import dev.kubejar.api.Timestamps;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What makes a write of a job's status invalid. What was there already is tolerated: most rules
/// are asked only when what they are about has changed.
///
/// Source: `validateJobStatus` and `getStatusValidationOptions`, in
/// [validation](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/batch/validation/validation.go)
/// and
/// [strategy](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/registry/batch/job/strategy.go)
final class JobStatusRules {
    private static final String CONDITIONS = "status.conditions";

    private final Job now;
    private final Job before;
    private final JsonObject status;
    private final Problems problems = new Problems();

    JobStatusRules(Job now, Job before) {
        this.now = now;
        this.before = before;
        this.status = now.status();
    }

    List<FieldError> problems() {
        for (String count : List.of("active", "succeeded", "failed", "ready", "terminating")) {
            problems.notNegative(status, "status", count);
        }
        uncounted();
        ends();
        finished();
        indexes();
        counts();
        successCriteria();
        steps();
        return problems.list();
    }

    private boolean changed(String field) {
        return !value(status, field).equals(value(before.status(), field));
    }

    private boolean changedCondition(String type) {
        return now.is(type) != before.is(type);
    }

    private static Json value(JsonObject status, String field) {
        return status.find(field).orElse(JsonNull.NULL);
    }

    private void conditionsRefused(boolean refused, String why) {
        if (refused) {
            problems.invalid(CONDITIONS, why);
        }
    }

    private void uncounted() {
        var seen = new HashSet<String>();
        for (String list : List.of("succeeded", "failed")) {
            List<String> uids = status.object("uncountedTerminatedPods").strings(list);
            for (int i = 0; i < uids.size(); i++) {
                String path = "status.uncountedTerminatedPods." + list + "[" + i + "]";
                if (uids.get(i).isEmpty()) {
                    problems.invalid(path, uids.get(i), "must not be empty");
                } else if (!seen.add(uids.get(i))) {
                    problems.duplicate(path, uids.get(i));
                }
            }
        }
    }

    private void ends() {
        boolean complete = now.is(Job.COMPLETE);
        boolean completeChanged = changedCondition(Job.COMPLETE);
        boolean failedChanged = changedCondition(Job.FAILED);
        boolean targetChanged = changedCondition(Job.FAILURE_TARGET);
        conditionsRefused(
                (completeChanged || failedChanged) && complete && now.is(Job.FAILED),
                "cannot set Complete=True and Failed=true conditions");
        conditionsRefused(
                (completeChanged || targetChanged) && complete && now.is(Job.FAILURE_TARGET),
                "cannot set Complete=True and FailureTarget=true conditions");
        completionTime(complete, completeChanged);
        conditionsRefused(
                (failedChanged || targetChanged)
                        && now.is(Job.FAILED)
                        && !now.is(Job.FAILURE_TARGET),
                "cannot set Failed=True condition without the FailureTarget=true condition");
        conditionsRefused(
                (completeChanged || changedCondition(Job.SUCCESS_CRITERIA_MET))
                        && complete
                        && !now.is(Job.SUCCESS_CRITERIA_MET),
                "cannot set Complete=True condition without the SuccessCriteriaMet=true condition");
    }

    private void completionTime(boolean complete, boolean completeChanged) {
        String path = "status.completionTime";
        boolean hasTime = status.has("completionTime");
        boolean relevant = completeChanged || changed("completionTime");
        if (relevant && hasTime && !complete) {
            problems.invalid(
                    path,
                    value(status, "completionTime"),
                    "cannot set completionTime when there is no Complete=True condition");
        }
        if (relevant && !hasTime && complete) {
            problems.required(path, "completionTime is required for Complete jobs");
        }
        boolean timesChanged = changed("startTime") || changed("completionTime");
        if (timesChanged && hasTime && status.has("startTime") && endsBeforeStart()) {
            problems.invalid(
                    path, value(status, "completionTime"), "must be equal to or after `startTime`");
        }
    }

    private boolean endsBeforeStart() {
        return Timestamps.parse(status.string("completionTime"))
                .isBefore(Timestamps.parse(status.string("startTime")));
    }

    private void finished() {
        boolean finished = now.isFinished();
        boolean finishedChanged = finished != before.isFinished();
        long active = status.integer("active", 0);
        if ((finishedChanged || changed("active")) && finished && active > 0) {
            problems.invalid("status.active", active, "active>0 is invalid for finished job");
        }
        boolean neverRan = now.isSuspended() && now.completions().orElse(-1) == 0;
        if ((finishedChanged || changed("startTime"))
                && !neverRan
                && finished
                && !status.has("startTime")) {
            problems.required("status.startTime", "startTime is required for finished job");
        }
        JsonObject uncounted = status.object("uncountedTerminatedPods");
        boolean counts =
                !uncounted.array("failed").isEmpty() || !uncounted.array("succeeded").isEmpty();
        if ((finishedChanged || changed("uncountedTerminatedPods")) && finished && counts) {
            problems.invalid(
                    "status.uncountedTerminatedPods", uncounted, "must be empty for finished job");
        }
    }

    private Optional<IndexRanges> ranges(String field, boolean judged) {
        long completions = now.completions().orElse(0);
        String text = status.string(field);
        try {
            return Optional.of(IndexRanges.parse(text, completions));
        } catch (IndexRanges.FormatException e) {
            if (judged) {
                problems.invalid(
                        "status." + field, text, "error parsing " + field + ": " + e.getMessage());
            }
            return Optional.empty();
        }
    }

    private void indexes() {
        boolean perIndex = now.object().spec().has("backoffLimitPerIndex");
        boolean completedChanged = changed("completedIndexes");
        boolean failedChanged = changed("failedIndexes");
        boolean hasCompletions = now.completions().isPresent();
        Optional<IndexRanges> completed =
                ranges("completedIndexes", completedChanged && hasCompletions);
        Optional<IndexRanges> failed =
                ranges("failedIndexes", failedChanged && hasCompletions && perIndex);
        String done = status.string("completedIndexes");
        if (completedChanged && !done.isEmpty() && !now.isIndexed()) {
            problems.invalid(
                    "status.completedIndexes",
                    done,
                    "cannot set non-empty completedIndexes when non-indexed completion mode");
        }
        if (failedChanged && !perIndex && status.has("failedIndexes")) {
            problems.invalid(
                    "status.failedIndexes",
                    status.string("failedIndexes"),
                    "cannot set non-null failedIndexes when backoffLimitPerIndex is null");
        }
        OptionalLong both =
                completed.isPresent() && failed.isPresent()
                        ? completed.get().overlap(failed.get())
                        : OptionalLong.empty();
        if ((completedChanged || failedChanged) && hasCompletions && both.isPresent()) {
            problems.invalid(
                    "status.failedIndexes",
                    status.string("failedIndexes"),
                    "failedIndexes and completedIndexes overlap at index: " + both.getAsLong());
        }
    }

    private void counts() {
        long terminating = status.integer("terminating", 0);
        boolean finishedChanged = now.isFinished() != before.isFinished();
        if ((finishedChanged || changed("terminating")) && now.isFinished() && terminating > 0) {
            problems.invalid(
                    "status.terminating", terminating, "terminating>0 is invalid for finished job");
        }
        long ready = status.integer("ready", 0);
        if ((changed("ready") || changed("active")) && ready > status.integer("active", 0)) {
            problems.invalid("status.ready", ready, "cannot set more ready pods than active");
        }
    }

    private void successCriteria() {
        boolean met = now.is(Job.SUCCESS_CRITERIA_MET);
        conditionsRefused(
                met && now.is(Job.FAILED),
                "cannot set SuccessCriteriaMet=True and Failed=true conditions");
        conditionsRefused(
                met && now.is(Job.FAILURE_TARGET),
                "cannot set SuccessCriteriaMet=True and FailureTarget=true conditions");
        conditionsRefused(
                now.object().spec().has("successPolicy") && !met && now.is(Job.COMPLETE),
                "cannot set Complete=True for Job with SuccessPolicy unless"
                        + " SuccessCriteriaMet=True");
    }

    /// What may not be taken back.
    private void steps() {
        for (String type : List.of(Job.FAILED, Job.COMPLETE, Job.FAILURE_TARGET)) {
            conditionsRefused(
                    before.is(type) && !now.is(type),
                    "cannot disable the terminal " + type + "=True condition");
        }
        decreased("failed");
        boolean scales = now.isIndexed() && now.completions().orElse(-1) == now.parallelism();
        if (!scales) {
            decreased("succeeded");
        }
        boolean bothTimes = status.has("completionTime") && before.status().has("completionTime");
        if (bothTimes && changed("completionTime")) {
            problems.invalid(
                    "status.completionTime", value(status, "completionTime"), Problems.IMMUTABLE);
        }
        if (before.status().has("startTime") && changed("startTime") && !now.isSuspended()) {
            problems.required(
                    "status.startTime", "startTime cannot be removed for unsuspended job");
        }
        boolean wasMet = before.is(Job.SUCCESS_CRITERIA_MET);
        boolean isMet = now.is(Job.SUCCESS_CRITERIA_MET);
        conditionsRefused(wasMet && !isMet, "cannot disable the SuccessCriteriaMet=True condition");
        conditionsRefused(
                before.is(Job.COMPLETE) && !wasMet && isMet,
                "cannot set SuccessCriteriaMet=True for Job already has Complete=true conditions");
    }

    private void decreased(String counter) {
        long count = status.integer(counter, 0);
        if (count < before.status().integer(counter, 0)) {
            problems.invalid(
                    "status." + counter, count, "cannot decrease the " + counter + " counter");
        }
    }
}
