package dev.kubejar.api.core.pod;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;

/// A template of pods that stands alone.
public record PodTemplate(ApiObject object) implements View {
    public static final Kind<PodTemplate> KIND =
            new Kind<>(
                    new ResourceType("", "v1", "PodTemplate", "podtemplates", Scope.NAMESPACED),
                    PodTemplate::new);

    public PodTemplateSpec template() {
        return new PodTemplateSpec(object.json().object("template"));
    }
}
