package dev.kubejar.api.builtin;

import dev.kubejar.api.IntOrString;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.kind.Column;
import dev.kubejar.api.policy.PodDisruptionBudget;
import dev.kubejar.api.scheduling.PriorityClass;
import java.util.List;

/// How the kinds of `policy` and `scheduling.k8s.io` print.
final class PolicyColumns {
    private static final String NOT_SET = "N/A";

    static final List<Column> POD_DISRUPTION_BUDGET =
            Columns.of(PodDisruptionBudget.KIND)
                    .name()
                    .text(
                            "Min Available",
                            "Pods that must stay up",
                            it -> it.minAvailable().map(IntOrString::toString).orElse(NOT_SET))
                    .text(
                            "Max Unavailable",
                            "Pods that may be down",
                            it -> it.maxUnavailable().map(IntOrString::toString).orElse(NOT_SET))
                    .count(
                            "Allowed Disruptions",
                            "Pods that may be taken down now",
                            "disruptionsAllowed")
                    .age()
                    .list();

    static final List<Column> PRIORITY_CLASS =
            Columns.of(PriorityClass.KIND)
                    .name()
                    .number("Value", "integer", "The higher, the sooner", PriorityClass::value)
                    .value(
                            "Global-Default",
                            "boolean",
                            "Whether pods without a class have it",
                            it -> Json.of(it.isDefault()))
                    .age()
                    .text(
                            "PreemptionPolicy",
                            "Whether others must make room",
                            PriorityClass::preemptionPolicy)
                    .list();

    private PolicyColumns() {}
}
