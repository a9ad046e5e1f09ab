package dev.kubejar.e2e.operator;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/// A page of text that a number of web servers show.
@Group("operator.example.com")
@Version("v1")
@SuppressWarnings("serial") // it travels as JSON alone
public final class WebPage extends CustomResource<WebPage.Spec, WebPage.Status>
        implements Namespaced {

    /// What is wanted.
    public record Spec(String html, int replicas) {}

    /// What there is, as of a generation of the page.
    public record Status(long observedGeneration, int readyReplicas) {}

    @Override
    protected @Nullable Spec initSpec() {
        return null; // absent, so that a patch of the rest leaves it alone
    }

    @Override
    protected @Nullable Status initStatus() {
        return null;
    }
}
