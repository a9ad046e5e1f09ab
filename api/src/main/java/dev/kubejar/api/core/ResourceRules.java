package dev.kubejar.api.core;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.api.quantity.QuantityParseException;
import dev.kubejar.api.rules.Problems;
import java.util.Optional;
import java.util.Set;

/// What makes requests, limits and other amounts of resources invalid.
final class ResourceRules {
    private static final Set<String> OF_CONTAINERS =
            Set.of(ResourceList.CPU, ResourceList.MEMORY, ResourceList.EPHEMERAL_STORAGE);
    private static final String NOT_NEGATIVE = "must be greater than or equal to 0";

    private ResourceRules() {}

    /// For `resources` of a container or a pod.
    static void requirements(JsonObject resources, String path, Problems problems) {
        JsonObject limits = resources.object("limits");
        limits.forEach((name, amount) ->
                ofContainer(name, amount, path + ".limits[" + name + "]", problems));
        resources
                .object("requests")
                .forEach((name, amount) -> {
                    ofContainer(name, amount, path + ".requests[" + name + "]", problems);
                    Optional<Quantity> limit = limits.find(name).flatMap(ResourceRules::read);
                    read(amount).ifPresent(it -> withinLimit(name, it, limit, path, problems));
                });
    }

    private static Optional<Quantity> read(Json amount) {
        try {
            return Optional.of(Quantity.of(amount));
        } catch (QuantityParseException e) {
            return Optional.empty(); // told as a problem of its own
        }
    }

    private static void withinLimit(
            String name,
            Quantity request,
            Optional<Quantity> limit,
            String path,
            Problems problems) {
        boolean exact = isExact(name);
        if (limit.isEmpty()) {
            if (exact) {
                problems.required(
                        path + ".limits", "Limit must be set for non overcommitable resources");
            }
            return;
        }
        int order = request.compareTo(limit.get());
        String words = exact && order != 0 ? "must be equal to" : "must be less than or equal to";
        if (order > 0 || (exact && order != 0)) {
            problems.invalid(
                    path + ".requests",
                    request.toString(),
                    words + " " + name + " limit of " + limit.get());
        }
    }

    /// Whether there is no giving out more of it than there is.
    private static boolean isExact(String name) {
        boolean nativeName = !name.contains("/") || name.contains("kubernetes.io/");
        return !nativeName || name.startsWith("hugepages-");
    }

    private static void ofContainer(String name, Json amount, String path, Problems problems) {
        problems.complaints(path, name, Names.qualified(name));
        if (!name.contains("/")
                && !OF_CONTAINERS.contains(name)
                && !name.startsWith("hugepages-")) {
            problems.invalid(
                    path,
                    name,
                    isStandard(name)
                            ? "must be a standard resource for containers"
                            : "must be a standard resource type or fully qualified");
        }
        amount(name, amount, path, problems);
    }

    private static boolean isStandard(String name) {
        return name.equals(ResourceList.PODS) || name.equals("storage");
    }

    static void overhead(JsonObject overhead, String path, Problems problems) {
        overhead.forEach(
                (name, amount) -> ofContainer(name, amount, path + "[" + name + "]", problems));
    }

    /// An amount that must be readable, not negative, and whole where pieces make no sense.
    static void amount(String name, Json amount, String path, Problems problems) {
        try {
            Quantity quantity = Quantity.of(amount);
            if (quantity.sign() < 0) {
                problems.invalid(path, quantity.toString(), NOT_NEGATIVE);
            }
            if (name.contains("/") && !quantity.isWhole()) {
                problems.invalid(path, quantity.toString(), "must be an integer");
            }
        } catch (QuantityParseException e) {
            problems.invalid(path, amount, String.valueOf(e.getMessage()));
        }
    }
}
