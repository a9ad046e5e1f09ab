package dev.kubejar.controllers.pods;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.OwnerReference;
import dev.kubejar.api.View;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.pod.PodTemplateSpec;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;

/// A new pod as its controller's template wants it.
public final class PodBirth {
    private PodBirth() {}

    /// The pod to create, whose name the API completes.
    public static ApiObject from(PodTemplateSpec template, View controller) {
        JsonObject wanted = template.meta().json();
        JsonObject meta =
                JsonObject.builder()
                        .put("generateName", prefix(controller.name()))
                        .put("namespace", controller.namespace())
                        .putUnlessEmpty("labels", wanted.object("labels"))
                        .putUnlessEmpty("annotations", wanted.object("annotations"))
                        .putUnlessEmpty("finalizers", wanted.array("finalizers"))
                        .put(
                                "ownerReferences",
                                JsonArray.of(
                                        OwnerReference.controllerOf(controller.object()).json()))
                        .build();
        return new ApiObject(
                JsonObject.builder()
                        .put("apiVersion", Pod.KIND.type().apiVersion())
                        .put("kind", Pod.KIND.type().kind())
                        .put("metadata", meta)
                        .put("spec", template.json().object("spec"))
                        .build());
    }

    /// `web-`, or the bare name where a pod's name may not go on like that.
    private static String prefix(String controller) {
        return Names.subdomain(controller + "a").isEmpty() ? controller + "-" : controller;
    }
}
