package dev.kubejar.api.builtin;

import dev.kubejar.api.coordination.Lease;
import dev.kubejar.api.core.Namespace;
import dev.kubejar.api.core.ServiceAccount;
import dev.kubejar.api.core.config.ConfigMap;
import dev.kubejar.api.core.config.Secret;
import dev.kubejar.api.kind.Column;
import java.util.List;

/// How the small kinds print.
final class CoreColumns {
    static final List<Column> NAMESPACE =
            Columns.of(Namespace.KIND)
                    .name()
                    .text("Status", "Active, or Terminating", Namespace::phase)
                    .age()
                    .list();

    static final List<Column> CONFIG_MAP =
            Columns.of(ConfigMap.KIND)
                    .name()
                    .number("Data", "string", "Number of entries", CoreColumns::entries)
                    .age()
                    .list();

    static final List<Column> SECRET =
            Columns.of(Secret.KIND)
                    .name()
                    .text("Type", "What the secret is for", Secret::type)
                    .number(
                            "Data",
                            "string",
                            "Number of entries",
                            it -> (long) it.object().json().object("data").size())
                    .age()
                    .list();

    static final List<Column> SERVICE_ACCOUNT =
            Columns.of(ServiceAccount.KIND)
                    .name()
                    .number(
                            "Secrets",
                            "string",
                            "Number of secrets its pods may use",
                            it -> (long) it.object().json().array("secrets").size())
                    .age()
                    .list();

    static final List<Column> LEASE =
            Columns.of(Lease.KIND)
                    .name()
                    .text("Holder", "Who holds it", Lease::holderIdentity)
                    .age()
                    .list();

    private CoreColumns() {}

    private static Long entries(ConfigMap map) {
        return (long) map.object().json().object("data").size()
                + map.object().json().object("binaryData").size();
    }
}
