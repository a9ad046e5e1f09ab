package dev.kubejar.controllers.namespace;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.status.StatusException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What keeps a namespace from going, as its conditions say it; each is empty when all is well.
record Remaining(Optional<String> failure, Optional<String> objects, Optional<String> finalizers) {

    static Remaining of(Map<ResourceType, List<ApiObject>> content) {
        var objects = new TreeSet<String>();
        var finalizers = new TreeMap<String, Integer>();
        content.forEach((type, left) -> {
            if (!left.isEmpty()) {
                objects.add(
                        "%s.%s has %d resource instances"
                                .formatted(type.plural(), type.group(), left.size()));
            }
            for (ApiObject object : left) {
                object.meta()
                        .finalizers()
                        .forEach(finalizer -> finalizers.merge(finalizer, 1, Integer::sum));
            }
        });
        var held = new ArrayList<String>();
        finalizers.forEach((finalizer, count) ->
                held.add("%s in %d resource instances".formatted(finalizer, count)));
        return new Remaining(Optional.empty(), joined(objects), joined(held));
    }

    static Remaining afterFailure(StatusException refusal) {
        return new Remaining(
                Optional.of(refusal.status().message()), Optional.empty(), Optional.empty());
    }

    private static Optional<String> joined(Collection<String> parts) {
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
    }

    /// The conditions, with those among `present` that say the same left as they are.
    JsonArray conditions(List<JsonObject> present, Instant now) {
        List<JsonObject> wanted =
                List.of(
                        good(
                                "NamespaceDeletionDiscoveryFailure",
                                "ResourcesDiscovered",
                                "All resources successfully discovered"),
                        good(
                                "NamespaceDeletionGroupVersionParsingFailure",
                                "ParsedGroupVersions",
                                "All legacy kube types successfully parsed"),
                        failure.map(why ->
                                        bad(
                                                "NamespaceDeletionContentFailure",
                                                "ContentDeletionFailed",
                                                "Failed to delete all resource types, 1 remaining: "
                                                        + why))
                                .orElseGet(() ->
                                        good(
                                                "NamespaceDeletionContentFailure",
                                                "ContentDeleted",
                                                "All content successfully deleted, may be waiting on"
                                                        + " finalization")),
                        objects.map(what ->
                                        bad(
                                                "NamespaceContentRemaining",
                                                "SomeResourcesRemain",
                                                "Some resources are remaining: " + what))
                                .orElseGet(() ->
                                        good(
                                                "NamespaceContentRemaining",
                                                "ContentRemoved",
                                                "All content successfully removed")),
                        finalizers
                                .map(what ->
                                        bad(
                                                "NamespaceFinalizersRemaining",
                                                "SomeFinalizersRemain",
                                                "Some content in the namespace has finalizers"
                                                        + " remaining: "
                                                        + what))
                                .orElseGet(() ->
                                        good(
                                                "NamespaceFinalizersRemaining",
                                                "ContentHasNoFinalizers",
                                                "All content-preserving finalizers finished")));
        return JsonArray.of(wanted.stream().map(one -> kept(one, present, now)).toList());
    }

    private static JsonObject kept(JsonObject wanted, List<JsonObject> present, Instant now) {
        return present.stream()
                .filter(one -> one.without("lastTransitionTime").equals(wanted))
                .findFirst()
                .orElseGet(() -> wanted.with("lastTransitionTime", Timestamps.seconds(now)));
    }

    private static JsonObject good(String type, String reason, String message) {
        return condition(type, "False", reason, message);
    }

    private static JsonObject bad(String type, String reason, String message) {
        return condition(type, "True", reason, message);
    }

    private static JsonObject condition(String type, String status, String reason, String message) {
        return JsonObject.EMPTY
                .with("type", type)
                .with("status", status)
                .with("reason", reason)
                .with("message", message);
    }
}
