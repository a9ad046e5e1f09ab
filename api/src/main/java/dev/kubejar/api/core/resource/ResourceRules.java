package dev.kubejar.api.core.resource;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.api.quantity.QuantityParseException;
import dev.kubejar.api.rules.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What makes requests, limits and other amounts of resources invalid.
public final class ResourceRules {
    private static final List<String> OF_PODS = List.of("cpu", "hugepages-", "memory");
    private static final List<String> COMMON = List.of("cpu", "memory");

    private ResourceRules() {}

    /// For `resources` of a container.
    public static void ofContainer(JsonObject resources, String path, Problems problems) {
        requirements(resources, ResourceRules::containerName, path, problems);
    }

    /// For `resources` of a pod as a whole.
    public static void ofPod(JsonObject resources, String path, Problems problems) {
        requirements(resources, ResourceRules::podName, path, problems);
    }

    /// Judges a resource's name at a path.
    @FunctionalInterface
    private interface NameRule {
        void judge(String name, String path, Problems problems);
    }

    private static void requirements(
            JsonObject resources, NameRule nameRule, String path, Problems problems) {
        JsonObject limits = resources.object("limits");
        JsonObject requests = resources.object("requests");
        limits.forEach((name, amount) ->
                entry(name, amount, nameRule, path + ".limits[" + name + "]", problems));
        requests.forEach((name, amount) -> {
            String at = path + ".requests[" + name + "]";
            nameRule.judge(name, at, problems);
            amount(name, amount, at, problems);
            read(amount).ifPresent(it -> withinLimit(name, it, limits.find(name), path, problems));
            hugePages(name, amount, at, problems);
        });
        boolean hasHuge = anyMatch(limits, requests, ResourceNames::isHugePages);
        boolean hasCommon = anyMatch(limits, requests, COMMON::contains);
        if (hasHuge && !hasCommon) {
            problems.forbidden(path, "HugePages require cpu or memory");
        }
    }

    private static boolean anyMatch(
            JsonObject limits, JsonObject requests, Predicate<String> test) {
        return limits.keys().stream().anyMatch(test) || requests.keys().stream().anyMatch(test);
    }

    private static void entry(
            String name, Json amount, NameRule nameRule, String path, Problems problems) {
        nameRule.judge(name, path, problems);
        amount(name, amount, path, problems);
        hugePages(name, amount, path, problems);
    }

    public static Optional<Quantity> read(Json amount) {
        try {
            return Optional.of(Quantity.of(amount));
        } catch (QuantityParseException e) {
            return Optional.empty(); // told as a problem of its own
        }
    }

    private static void withinLimit(
            String name, Quantity request, Optional<Json> limit, String path, Problems problems) {
        boolean exact = !ResourceNames.mayOvercommit(name);
        if (limit.isEmpty()) {
            if (exact) {
                problems.required(
                        path + ".limits", "Limit must be set for non overcommitable resources");
            }
            return;
        }
        limit.flatMap(ResourceRules::read)
                .ifPresent(most -> {
                    int order = request.compareTo(most);
                    if (order > 0 || (exact && order != 0)) {
                        problems.invalid(
                                path + ".requests",
                                request.toString(),
                                (exact ? "must be equal to " : "must be less than or equal to ")
                                        + name
                                        + " limit of "
                                        + most);
                    }
                });
    }

    private static void hugePages(String name, Json amount, String path, Problems problems) {
        if (!ResourceNames.isHugePages(name)) {
            return;
        }
        Optional<Quantity> size = ResourceNames.hugePageSize(name);
        read(amount)
                .filter(it ->
                        size.isEmpty()
                                || size.get().value() == 0
                                || it.value() % size.get().value() != 0)
                .ifPresent(it ->
                        problems.invalid(
                                path,
                                it.toString(),
                                it + " is not positive integer multiple of " + name));
    }

    private static boolean isOfPod(String name) {
        return COMMON.contains(name) || ResourceNames.isHugePages(name);
    }

    private static void podName(String name, String path, Problems problems) {
        if (resourceName(name, path, problems) && !isOfPod(name)) {
            problems.oneOf(path, name, OF_PODS);
        }
    }

    /// A name under which a container may ask for something.
    public static void containerName(String name, String path, Problems problems) {
        resourceName(name, path, problems);
        if (!name.contains("/")) {
            if (!ResourceNames.isOfContainer(name)) {
                problems.invalid(path, name, "must be a standard resource for containers");
            }
        } else if (!ResourceNames.isNative(name) && !ResourceNames.isExtended(name)) {
            problems.invalid(path, name, "doesn't follow extended resource name standard");
        }
    }

    /// Whether the name is one of Kubernetes' own or fully qualified.
    static boolean resourceName(String name, String path, Problems problems) {
        List<String> complaints = Names.qualified(name);
        problems.complaints(path, name, complaints);
        boolean known = name.contains("/") || ResourceNames.isStandard(name);
        if (complaints.isEmpty() && !known) {
            problems.invalid(path, name, "must be a standard resource type or fully qualified");
        }
        return complaints.isEmpty() && known;
    }

    public static void overhead(JsonObject overhead, String path, Problems problems) {
        requirements(
                JsonObject.of("limits", overhead), ResourceRules::containerName, path, problems);
    }

    /// An amount that must be readable, not negative, and whole where pieces make no sense.
    public static void amount(String name, Json amount, String path, Problems problems) {
        try {
            Quantity quantity = Quantity.of(amount);
            if (quantity.sign() < 0) {
                problems.invalid(path, quantity.toString(), "must be greater than or equal to 0");
            }
            if (ResourceNames.isCounted(name) && !quantity.isWhole()) {
                problems.invalid(path, quantity.toString(), "must be an integer");
            }
        } catch (QuantityParseException e) {
            problems.invalid(path, amount, String.valueOf(e.getMessage()));
        }
    }
}
