package dev.kubejar.api.builtin;

import dev.kubejar.api.core.ComponentStatus;
import dev.kubejar.api.core.resource.LimitRange;
import dev.kubejar.api.core.resource.ResourceQuota;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Column;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How bounds of namespaces, and the parts of the control plane, print.
final class QuotaColumns {
    static final List<Column> RESOURCE_QUOTA =
            Columns.of(ResourceQuota.KIND)
                    .name()
                    .text("Request", "What is used, of what may be", it -> used(it, false))
                    .text(
                            "Limit",
                            "Limits that are used, of those that may be",
                            it -> used(it, true))
                    .age()
                    .list();

    static final List<Column> LIMIT_RANGE =
            Columns.of(LimitRange.KIND)
                    .name()
                    .text(
                            "Created At",
                            "When it was made",
                            it -> it.meta().json().string("creationTimestamp"))
                    .list();

    static final List<Column> COMPONENT_STATUS =
            Columns.of(ComponentStatus.KIND)
                    .name()
                    .text("Status", "Healthy or not", QuotaColumns::health)
                    .text("Message", "What it says", it -> said(it, "message"))
                    .text("Error", "What is wrong", it -> said(it, "error"))
                    .list();

    private QuotaColumns() {}

    private static String used(ResourceQuota quota, boolean limits) {
        JsonObject hard = quota.status().object("hard");
        JsonObject used = quota.status().object("used");
        return new TreeSet<>(hard.keys())
                .stream()
                        .filter(it -> it.startsWith("limits.") == limits)
                        .map(it ->
                                "%s: %s/%s"
                                        .formatted(
                                                it,
                                                used.findString(it).orElse("0"),
                                                hard.string(it)))
                        .collect(Collectors.joining(", "));
    }

    private static String health(ComponentStatus status) {
        return status.health()
                .map(it -> it.string("status").equals("True") ? "Healthy" : "Unhealthy")
                .orElse("Unknown");
    }

    private static String said(ComponentStatus status, String field) {
        return status.health().map(it -> it.string(field)).orElse("");
    }
}
