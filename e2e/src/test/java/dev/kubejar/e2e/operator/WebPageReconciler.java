package dev.kubejar.e2e.operator;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps a ConfigMap with the page and a Deployment of web servers that show it, and says how many
/// of them are ready. Applies on the server what it owns; writes down the pages it cleaned up
/// after.
@ControllerConfiguration
final class WebPageReconciler implements Reconciler<WebPage>, Cleaner<WebPage> {
    private final List<String> cleanedUp;

    WebPageReconciler(List<String> cleanedUp) {
        this.cleanedUp = cleanedUp;
    }

    @Override
    public List<EventSource<?, WebPage>> prepareEventSources(EventSourceContext<WebPage> context) {
        return List.of(
                new InformerEventSource<>(
                        InformerEventSourceConfiguration.from(Deployment.class, WebPage.class)
                                .build(),
                        context),
                new InformerEventSource<>(
                        InformerEventSourceConfiguration.from(ConfigMap.class, WebPage.class)
                                .build(),
                        context));
    }

    @Override
    public UpdateControl<WebPage> reconcile(WebPage page, Context<WebPage> context) {
        context.getClient().resource(configMap(page)).serverSideApply();
        context.getClient().resource(deployment(page)).serverSideApply();
        int ready =
                context.getSecondaryResource(Deployment.class)
                        .flatMap(it -> Optional.ofNullable(it.getStatus().getReadyReplicas()))
                        .orElse(0);
        page.setStatus(new WebPage.Status(page.getMetadata().getGeneration(), ready));
        page.getMetadata().setManagedFields(List.of());
        return UpdateControl.patchStatus(page);
    }

    @Override
    public DeleteControl cleanup(WebPage page, Context<WebPage> context) {
        cleanedUp.add(page.getMetadata().getName());
        return DeleteControl.defaultDelete();
    }

    private static ConfigMap configMap(WebPage page) {
        return new ConfigMapBuilder()
                .withMetadata(ownedBy(page))
                .addToData("index.html", page.getSpec().html())
                .build();
    }

    private static Deployment deployment(WebPage page) {
        Map<String, String> labels = Map.of("web-page", page.getMetadata().getName());
        return new DeploymentBuilder()
                .withMetadata(ownedBy(page))
                .withNewSpec()
                .withReplicas(page.getSpec().replicas())
                .withNewSelector()
                .withMatchLabels(labels)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withTerminationGracePeriodSeconds(1L)
                .addNewContainer()
                .withName("web")
                .withImage("nginx:1.22")
                .addNewVolumeMount()
                .withName("page")
                .withMountPath("/var/www/html")
                .endVolumeMount()
                .endContainer()
                .addNewVolume()
                .withName("page")
                .withNewConfigMap()
                .withName(page.getMetadata().getName())
                .endConfigMap()
                .endVolume()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private static ObjectMeta ownedBy(WebPage page) {
        return new ObjectMetaBuilder()
                .withNamespace(page.getMetadata().getNamespace())
                .withName(page.getMetadata().getName())
                .withOwnerReferences(
                        new OwnerReferenceBuilder()
                                .withApiVersion(page.getApiVersion())
                                .withKind(page.getKind())
                                .withName(page.getMetadata().getName())
                                .withUid(page.getMetadata().getUid())
                                .withController(true)
                                .build())
                .build();
    }
}
