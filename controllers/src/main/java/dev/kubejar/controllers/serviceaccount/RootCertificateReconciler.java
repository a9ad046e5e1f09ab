package dev.kubejar.controllers.serviceaccount;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.Namespace;
import dev.kubejar.api.core.config.ConfigMap;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.client.Key;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.informer.Lister;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Loop;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.client.reconcile.Reconciler;
import dev.kubejar.client.reconcile.Wiring;
import java.util.List;
import java.util.Optional;

/// Keeps the certificate by which pods know the API server in the ConfigMap `kube-root-ca.crt` of
/// every active namespace.
public final class RootCertificateReconciler implements Reconciler<Namespace> {
    private static final ResourceType CONFIG_MAPS = ConfigMap.KIND.type();
    private static final String NAME = "kube-root-ca.crt";
    private static final String DESCRIPTION = "kubernetes.io/description";
    private static final String WHAT_IT_IS =
            "Contains a CA bundle that can be used to verify the kube-apiserver when using internal"
                    + " endpoints such as the internal service IP or kubernetes.default.svc. No other"
                    + " usage is guaranteed across distributions of Kubernetes clusters.";

    private final Lister<ConfigMap> configMaps;
    private final String certificate;

    RootCertificateReconciler(Lister<ConfigMap> configMaps, String certificate) {
        this.configMaps = configMaps;
        this.certificate = certificate;
    }

    /// Its loop, yet to be started.
    ///
    /// @param certificate in PEM
    public static Loop<Namespace> loop(Wiring wiring, String certificate) {
        Informer<ConfigMap> configMaps = wiring.informers().of(ConfigMap.KIND);
        return new Loop<>(
                        "root-ca-certificate-publisher",
                        wiring.informers().of(Namespace.KIND),
                        new RootCertificateReconciler(configMaps.lister(), certificate),
                        wiring,
                        1)
                .watching(
                        configMaps,
                        one ->
                                one.name().equals(NAME)
                                        ? List.of(new Key("", one.namespace()))
                                        : List.of());
    }

    @Override
    public Plan reconcile(Namespace namespace) {
        return decide(namespace, configMaps.get(namespace.name(), NAME), certificate);
    }

    /// Pure.
    static Plan decide(Namespace namespace, Optional<ConfigMap> present, String certificate) {
        if (namespace.isDeleting() || !namespace.phase().equals("Active")) {
            return Plan.nothing();
        }
        var data = JsonObject.EMPTY.with("ca.crt", certificate);
        var annotations = JsonObject.EMPTY.with(DESCRIPTION, WHAT_IT_IS);
        if (present.isEmpty()) {
            JsonObject meta =
                    JsonObject.EMPTY
                            .with("name", NAME)
                            .with("namespace", namespace.name())
                            .with("annotations", annotations);
            return Plan.of(
                    Change.create(
                            CONFIG_MAPS,
                            new ApiObject(
                                    JsonObject.builder()
                                            .put("apiVersion", CONFIG_MAPS.apiVersion())
                                            .put("kind", CONFIG_MAPS.kind())
                                            .put("metadata", meta)
                                            .put("data", data)
                                            .build())));
        }
        ConfigMap map = present.get();
        boolean same =
                map.object().json().object("data").equals(data)
                        && map.meta().annotations().containsKey(DESCRIPTION);
        if (same) {
            return Plan.nothing();
        }
        JsonObject next =
                map.object()
                        .withMeta(
                                map.meta()
                                        .with(
                                                "annotations",
                                                map.meta()
                                                        .json()
                                                        .object("annotations")
                                                        .with(DESCRIPTION, WHAT_IT_IS)))
                        .with("data", data)
                        .json();
        return Plan.of(
                Change.replace(ResourcePath.of(CONFIG_MAPS, map.object()), new ApiObject(next)));
    }
}
