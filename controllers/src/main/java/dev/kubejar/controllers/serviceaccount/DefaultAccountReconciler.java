package dev.kubejar.controllers.serviceaccount;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.Namespace;
import dev.kubejar.api.core.ServiceAccount;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.client.Key;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.informer.Lister;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Loop;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.client.reconcile.Reconciler;
import dev.kubejar.client.reconcile.Wiring;
import java.util.List;

/// Keeps the service account `default` in every active namespace.
///
/// Source: [ServiceAccount
/// controller](https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/)
public final class DefaultAccountReconciler implements Reconciler<Namespace> {
    private static final ResourceType ACCOUNTS = ServiceAccount.KIND.type();
    private static final String NAME = "default";

    private final Lister<ServiceAccount> accounts;

    DefaultAccountReconciler(Lister<ServiceAccount> accounts) {
        this.accounts = accounts;
    }

    public static Loop<Namespace> loop(Wiring wiring) {
        Informer<ServiceAccount> accounts = wiring.informers().of(ServiceAccount.KIND);
        return new Loop<>(
                        "service-account-controller",
                        wiring.informers().of(Namespace.KIND),
                        new DefaultAccountReconciler(accounts.lister()),
                        wiring,
                        1)
                .watching(accounts, account -> List.of(new Key("", account.namespace())));
    }

    @Override
    public Plan reconcile(Namespace namespace) {
        return decide(namespace, accounts.get(namespace.name(), NAME).isPresent());
    }

    /// Pure.
    static Plan decide(Namespace namespace, boolean present) {
        if (present || namespace.isDeleting() || !namespace.phase().equals("Active")) {
            return Plan.nothing();
        }
        return Plan.of(
                Change.create(
                        ACCOUNTS,
                        new ApiObject(
                                JsonObject.builder()
                                        .put("apiVersion", ACCOUNTS.apiVersion())
                                        .put("kind", ACCOUNTS.kind())
                                        .put(
                                                "metadata",
                                                JsonObject.EMPTY
                                                        .with("name", NAME)
                                                        .with("namespace", namespace.name()))
                                        .build())));
    }
}
