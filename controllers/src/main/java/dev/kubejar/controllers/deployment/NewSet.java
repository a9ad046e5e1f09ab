package dev.kubejar.controllers.deployment;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.OwnerReference;
import dev.kubejar.api.apps.Deployment;
import dev.kubejar.api.apps.ReplicaSet;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.client.reconcile.Announcement;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Notice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The ReplicaSet to make for a template that has none.
///
/// @param size its replicas, to begin with
record NewSet(
        Deployment deployment, String name, String hash, int size, Map<String, String> notes) {

    static NewSet of(Rollout rollout) {
        Deployment deployment = rollout.deployment();
        String hash = TemplateHash.of(deployment.template(), collisions(deployment));
        var notes =
                new LinkedHashMap<>(Annotations.ofNewSet(deployment, Map.of(), rollout.revision()));
        notes.put(Annotations.DESIRED, Integer.toString(deployment.replicas()));
        notes.put(Annotations.MAX, Integer.toString(rollout.mostPods()));
        return new NewSet(
                deployment, deployment.name() + "-" + hash, hash, rollout.sizeOfNew(0), notes);
    }

    static Optional<Integer> collisions(Deployment deployment) {
        return deployment.status().has("collisionCount")
                ? Optional.of((int) deployment.status().integer("collisionCount", 0))
                : Optional.empty();
    }

    Change change() {
        Notice refusal =
                Notice.warning(
                        deployment,
                        "ReplicaSetCreateError",
                        "Failed to create new replica set \"" + name + "\": {error}");
        Optional<Notice> success =
                size == 0
                        ? Optional.empty()
                        : Optional.of(
                                Notice.normal(
                                        deployment,
                                        "ScalingReplicaSet",
                                        "Scaled up replica set " + name + " from 0 to " + size));
        return Change.create(ReplicaSet.KIND.type(), object())
                .announced(new Announcement(success, Optional.of(refusal)));
    }

    private ApiObject object() {
        JsonObject template = deployment.template().json();
        JsonObject templateMeta = template.object("metadata");
        JsonObject labels = templateMeta.object("labels").with(TemplateHash.LABEL, hash);
        JsonObject meta =
                JsonObject.builder()
                        .put("name", name)
                        .put("namespace", deployment.namespace())
                        .put("labels", labels)
                        .put("annotations", JsonObject.ofStrings(notes))
                        .put(
                                "ownerReferences",
                                JsonArray.of(
                                        OwnerReference.controllerOf(deployment.object()).json()))
                        .build();
        JsonObject spec =
                JsonObject.builder()
                        .put("replicas", size)
                        .putUnlessZero("minReadySeconds", deployment.minReady().toSeconds())
                        .put("selector", selector())
                        .put(
                                "template",
                                template.with("metadata", templateMeta.with("labels", labels)))
                        .build();
        return new ApiObject(
                JsonObject.builder()
                        .put("apiVersion", ReplicaSet.KIND.type().apiVersion())
                        .put("kind", ReplicaSet.KIND.type().kind())
                        .put("metadata", meta)
                        .put("spec", spec)
                        .build());
    }

    private JsonObject selector() {
        JsonObject selector = deployment.object().spec().object("selector");
        return selector.with(
                "matchLabels", selector.object("matchLabels").with(TemplateHash.LABEL, hash));
    }
}
