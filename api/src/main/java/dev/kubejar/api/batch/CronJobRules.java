package dev.kubejar.api.batch;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.pod.PodDefaults;
import dev.kubejar.api.core.pod.PodFeatures;
import dev.kubejar.api.core.pod.PodWarnings;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What is special about CronJobs: their schedule, its time zone, and the job it makes.
public final class CronJobRules implements Rules {
    private static final List<String> TEMPLATE = List.of("spec", "jobTemplate", "spec", "template");
    private static final List<String> POLICIES = List.of("Allow", "Forbid", "Replace");
    private static final int MAX_NAME = 52;
    private static final String TEMPLATE_PATH = "spec.jobTemplate.spec";
    private static final Pattern ZONE_PART = Pattern.compile("[A-Za-z.\\-_0-9+]{1,14}");

    @Override
    public ApiObject defaulted(ApiObject object) {
        JsonObject spec =
                object.spec()
                        .withDefault("concurrencyPolicy", "Allow")
                        .withDefault("suspend", JsonBoolean.FALSE)
                        .withDefault("successfulJobsHistoryLimit", 3)
                        .withDefault("failedJobsHistoryLimit", 1)
                        .withDefault("jobTemplate", JsonObject.EMPTY)
                        .mapObject("jobTemplate", CronJobRules::template);
        return object.with("spec", spec);
    }

    private static JsonObject template(JsonObject template) {
        return template.withDefault("metadata", JsonObject.EMPTY)
                .withDefault("spec", JsonObject.EMPTY)
                .mapObject(
                        "spec",
                        spec ->
                                spec.withDefault("template", JsonObject.EMPTY)
                                        .mapObject("template", PodDefaults::template)
                                        .mapObject(
                                                "podFailurePolicy",
                                                PodFailurePolicyRules::defaulted));
    }

    @Override
    public ApiObject prepared(Write write) {
        return PodFeatures.keptAt(write, TEMPLATE).bornWith("status", JsonObject.EMPTY);
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        ApiObject object = write.next();
        object(object, write.replaced(), problems);
        if (write instanceof Write.Create) {
            name(object.meta().name(), problems);
        }
        return problems.list();
    }

    private static void object(ApiObject object, Optional<ApiObject> replaced, Problems problems) {
        JsonObject spec = object.spec();
        Optional<JsonObject> before = replaced.map(ApiObject::spec);
        schedule(spec, before.filter(it -> hasZone(it.string("schedule"))).isPresent(), problems);
        problems.notNegative(spec, "spec", "startingDeadlineSeconds");
        if (before.filter(it -> it.findString("timeZone").equals(spec.findString("timeZone")))
                .isEmpty()) {
            timeZone(spec, problems);
        }
        problems.requiredOneOf(
                "spec.concurrencyPolicy", spec.string("concurrencyPolicy"), POLICIES);
        JsonObject job = spec.object("jobTemplate").object("spec");
        JobSpecRules.problems(job, TEMPLATE_PATH, problems);
        job.find("selector")
                .ifPresent(it ->
                        problems.invalid(
                                TEMPLATE_PATH + ".selector",
                                it,
                                "`selector` will be auto-generated"));
        if (job.bool("manualSelector")) {
            problems.add(
                    FieldError.notSupported(
                            TEMPLATE_PATH + ".manualSelector",
                            JsonBoolean.TRUE,
                            List.of("nil", "false")));
        }
        problems.notNegative(spec, "spec", "successfulJobsHistoryLimit");
        problems.notNegative(spec, "spec", "failedJobsHistoryLimit");
    }

    private static void name(String name, Problems problems) {
        if (name.length() > MAX_NAME) {
            problems.invalid("metadata.name", name, "must be no more than 52 bytes");
        }
    }

    private static boolean hasZone(String schedule) {
        return schedule.contains("TZ");
    }

    /// A zone within the schedule is kept where it was there already.
    private static void schedule(JsonObject spec, boolean mayHaveZone, Problems problems) {
        String schedule = spec.string("schedule");
        if (schedule.isEmpty()) {
            problems.required("spec.schedule");
            return;
        }
        try {
            CronSchedule.parse(schedule);
        } catch (CronFormatException e) {
            problems.invalid("spec.schedule", schedule, String.valueOf(e.getMessage()));
        }
        if (hasZone(schedule) && mayHaveZone && spec.has("timeZone")) {
            problems.invalid(
                    "spec.schedule",
                    schedule,
                    "cannot use both timeZone field and TZ or CRON_TZ in schedule");
        }
        if (hasZone(schedule) && !mayHaveZone) {
            problems.invalid(
                    "spec.schedule",
                    schedule,
                    "cannot use TZ or CRON_TZ in schedule, use timeZone field instead");
        }
    }

    private static void timeZone(JsonObject spec, Problems problems) {
        String path = "spec.timeZone";
        if (!spec.has("timeZone")) {
            return;
        }
        String zone = spec.string("timeZone");
        if (zone.isEmpty()) {
            problems.invalid(path, zone, "timeZone must be nil or non-empty string");
            return;
        }
        boolean wellFormed = Stream.of(zone.split("/", -1)).allMatch(CronJobRules::isZonePart);
        if (!wellFormed) {
            problems.invalid(path, zone, "unknown time zone " + zone);
            return;
        }
        if (zone.equalsIgnoreCase("Local")) {
            problems.invalid(
                    path,
                    zone,
                    "timeZone must be an explicit time zone as defined in"
                            + " https://www.iana.org/time-zones");
        }
        if (!zone.equals("Local") && !isKnown(zone)) {
            problems.invalid(path, zone, "unknown time zone " + zone);
        }
    }

    private static boolean isZonePart(String part) {
        return !part.equals(".")
                && !part.equals("..")
                && !part.startsWith("-")
                && ZONE_PART.matcher(part).matches();
    }

    private static boolean isKnown(String zone) {
        return !zone.startsWith("SystemV/") && ZoneId.getAvailableZoneIds().contains(zone);
    }

    @Override
    public List<String> warnings(Write write) {
        ApiObject object = write.next();
        var warnings = new ArrayList<String>();
        if (write instanceof Write.Create) {
            warnings.addAll(PodWarnings.ofControllerName(object.meta().name()));
        }
        JsonObject spec = object.spec();
        if (!write.keepsSpec()) {
            warnings.addAll(
                    JobWarnings.ofSpec(spec.object("jobTemplate").object("spec"), TEMPLATE_PATH));
        }
        if (write instanceof Write.Update && hasZone(spec.string("schedule"))) {
            warnings.add(
                    "cannot use TZ or CRON_TZ in spec.spec.schedule, use timeZone instead, see"
                            + " https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/"
                            + " for more details");
        }
        return warnings;
    }
}
