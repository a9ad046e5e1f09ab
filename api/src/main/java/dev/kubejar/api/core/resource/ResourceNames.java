package dev.kubejar.api.core.resource;

import dev.kubejar.api.name.Names;
import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.api.quantity.QuantityParseException;
import java.util.Optional;
import java.util.Set;

/// What a resource's name says: `cpu` and `kubernetes.io/batch-cpu` are Kubernetes' own,
/// `example.com/gpu` extends them, `requests.cpu` is a quota's.
///
/// Source:
/// [helpers](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/core/helper/helpers.go)
public final class ResourceNames {
    private static final String DOMAIN = "kubernetes.io/";
    private static final String REQUESTS = "requests.";
    private static final String HUGE_PAGES = "hugepages-";
    private static final String STORAGE_CLASS = ".storageclass.storage.k8s.io/";

    private static final Set<String> OF_CONTAINERS = Set.of("cpu", "memory", "ephemeral-storage");
    private static final Set<String> OBJECTS =
            Set.of(
                    "pods",
                    "resourcequotas",
                    "services",
                    "replicationcontrollers",
                    "secrets",
                    "configmaps",
                    "persistentvolumeclaims",
                    "services.nodeports",
                    "services.loadbalancers");
    private static final Set<String> OF_QUOTAS =
            Set.of(
                    "cpu",
                    "memory",
                    "ephemeral-storage",
                    "requests.cpu",
                    "requests.memory",
                    "requests.storage",
                    "requests.ephemeral-storage",
                    "limits.cpu",
                    "limits.memory",
                    "limits.ephemeral-storage");

    private ResourceNames() {}

    static boolean isHugePages(String name) {
        return name.startsWith(HUGE_PAGES);
    }

    private static boolean isQuotaOfHugePages(String name) {
        return isHugePages(name) || name.startsWith(REQUESTS + HUGE_PAGES);
    }

    /// The size in `hugepages-2Mi`.
    static Optional<Quantity> hugePageSize(String name) {
        try {
            return Optional.of(Quantity.parse(name.substring(HUGE_PAGES.length())));
        } catch (QuantityParseException _) {
            return Optional.empty();
        }
    }

    /// Known without a domain.
    static boolean isStandard(String name) {
        return OF_QUOTAS.contains(name)
                || OBJECTS.contains(name)
                || name.equals("storage")
                || isQuotaOfHugePages(name);
    }

    static boolean isOfContainer(String name) {
        return OF_CONTAINERS.contains(name) || isHugePages(name);
    }

    static boolean isOfQuota(String name) {
        return OF_QUOTAS.contains(name) || OBJECTS.contains(name) || isQuotaOfHugePages(name);
    }

    /// Kubernetes' own.
    public static boolean isNative(String name) {
        return !name.contains("/") || name.contains(DOMAIN);
    }

    static boolean isExtended(String name) {
        return !isNative(name)
                && !name.startsWith(REQUESTS)
                && Names.qualified(REQUESTS + name).isEmpty();
    }

    static boolean mayOvercommit(String name) {
        return isNative(name) && !isHugePages(name);
    }

    /// Counted in whole pieces.
    static boolean isCounted(String name) {
        return OBJECTS.contains(name) || (isExtended(name) && !name.contains(STORAGE_CLASS));
    }
}
