package dev.kubejar.api.builtin;

import dev.kubejar.api.Condition;
import dev.kubejar.api.flowcontrol.FlowSchema;
import dev.kubejar.api.flowcontrol.PriorityLevelConfiguration;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Column;
import java.util.List;
import java.util.Optional;

/// How the kinds of flowcontrol.apiserver.k8s.io print.
final class FlowColumns {
    static final List<Column> FLOW_SCHEMA =
            Columns.of(FlowSchema.KIND)
                    .name()
                    .text("PriorityLevel", "The level of its requests", FlowSchema::priorityLevel)
                    .number(
                            "MatchingPrecedence",
                            "string",
                            "The lowest that matches wins",
                            FlowSchema::matchingPrecedence)
                    .text(
                            "DistinguisherMethod",
                            "What tells flows apart",
                            it -> it.distinguisher().orElse(Columns.NONE))
                    .age()
                    .text(
                            "MissingPL",
                            "Whether the level is missing",
                            it -> it.dangling().map(Condition::status).orElse("?"))
                    .list();

    static final List<Column> PRIORITY_LEVEL =
            Columns.of(PriorityLevelConfiguration.KIND)
                    .name()
                    .text("Type", "Exempt, or Limited", PriorityLevelConfiguration::type)
                    .value(
                            "NominalConcurrencyShares",
                            "string",
                            "Its share of all places",
                            it -> number(it.limited(), "nominalConcurrencyShares"))
                    .value(
                            "Queues",
                            "string",
                            "How many queues it has",
                            it -> number(queuing(it), "queues"))
                    .value(
                            "HandSize",
                            "string",
                            "How many queues a flow may use",
                            it -> number(queuing(it), "handSize"))
                    .value(
                            "QueueLengthLimit",
                            "string",
                            "How many requests wait in a queue",
                            it -> number(queuing(it), "queueLengthLimit"))
                    .age()
                    .list();

    private FlowColumns() {}

    private static Optional<JsonObject> queuing(PriorityLevelConfiguration level) {
        return level.limited().flatMap(it -> it.object("limitResponse").findObject("queuing"));
    }

    private static Json number(Optional<JsonObject> json, String field) {
        return json.<Json>map(it -> Json.of(it.integer(field, 0))).orElse(Json.of(Columns.NONE));
    }
}
