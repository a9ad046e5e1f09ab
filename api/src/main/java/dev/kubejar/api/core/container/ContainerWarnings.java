package dev.kubejar.api.core.container;

import dev.kubejar.api.core.resource.ResourceList;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.api.quantity.QuantityParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// Warnings of the containers of one pod or template. Belongs to one thread.
public final class ContainerWarnings {
    private final JsonObject spec;
    private final JsonObject annotations;
    private final String prefix;
    private final List<String> found = new ArrayList<>();

    /// @param prefix of all paths: empty for a pod, `spec.template.` for a workload
    public ContainerWarnings(JsonObject spec, JsonObject annotations, String prefix) {
        this.spec = spec;
        this.annotations = annotations;
        this.prefix = prefix;
    }

    public List<String> all() {
        if (!spec.object("securityContext").has("seccompProfile")) {
            annotation(
                    ProfileRules.SECCOMP_OF_POD,
                    "non-functional in v1.27+; use the \"seccompProfile\" field");
        }
        visit((container, path) -> {
            profiles(container);
            for (String list : List.of("limits", "requests")) {
                JsonObject amounts = container.object("resources").object(list);
                wholeBytes(amounts, path + ".resources." + list, found);
            }
            environment(container.objects("env"), path + ".env");
        });
        ports();
        return found;
    }

    private void visit(BiConsumer<JsonObject, String> action) {
        PodScope.visit(spec, prefix + "spec", action);
    }

    private void annotation(String key, String why) {
        if (annotations.has(key)) {
            found.add(prefix + "metadata.annotations[" + key + "]: " + why + " instead");
        }
    }

    private void profiles(JsonObject container) {
        JsonObject context = container.object("securityContext");
        String name = container.string("name");
        if (!context.has("seccompProfile")) {
            annotation(
                    ProfileRules.SECCOMP + name,
                    "non-functional in v1.27+; use the \"seccompProfile\" field");
        }
        boolean hasField =
                context.has("appArmorProfile")
                        || spec.object("securityContext").has("appArmorProfile");
        if (!prefix.isEmpty() && !hasField) {
            annotation(
                    ProfileRules.APP_ARMOR + name,
                    "deprecated since v1.30; use the \"appArmorProfile\" field");
        }
    }

    /// Memory and storage come in bytes.
    public static void wholeBytes(JsonObject amounts, String path, List<String> warnings) {
        for (String resource : List.of(ResourceList.MEMORY, ResourceList.EPHEMERAL_STORAGE)) {
            amounts.find(resource)
                    .filter(it -> !isWhole(it))
                    .ifPresent(it ->
                            warnings.add(
                                    "%s[%s]: fractional byte value \"%s\" is invalid, must be an integer"
                                            .formatted(path, resource, Quantity.of(it))));
        }
    }

    private static boolean isWhole(Json amount) {
        try {
            return Quantity.of(amount).isWhole();
        } catch (QuantityParseException _) {
            return true; // told as an error
        }
    }

    private void environment(List<JsonObject> variables, String path) {
        var seen = new HashSet<String>();
        for (int i = 0; i < variables.size(); i++) {
            String name = variables.get(i).string("name");
            String value = variables.get(i).string("value");
            String reference = "$(" + name + ")";
            boolean hides =
                    variables.get(i).has("valueFrom")
                            || value.equals(reference)
                            || !value.contains(reference);
            if (!seen.add(name) && hides) {
                found.add(
                        "%s[%d]: hides previous definition of \"%s\", which may be dropped when using apply"
                                .formatted(path, i, name));
            }
        }
    }

    private record Placed(String path, ContainerPort port) {}

    private void ports() {
        Map<String, List<Placed>> all = new HashMap<>();
        visit((container, path) -> {
            List<JsonObject> ports = container.objects("ports");
            for (int i = 0; i < ports.size(); i++) {
                var here = new Placed(path + ".ports[" + i + "]", new ContainerPort(ports.get(i)));
                withoutHostPort(here);
                List<Placed> others =
                        all.computeIfAbsent(
                                here.port().containerPort() + "/" + here.port().protocol(),
                                _ -> new ArrayList<>());
                others.forEach(other -> overlap(here, other));
                others.add(here);
            }
        });
    }

    private void withoutHostPort(Placed here) {
        ContainerPort port = here.port();
        if (!port.hostIp().isEmpty() && port.hostPort() == 0) {
            found.add(
                    "%s: hostIP set without hostPort: {Name:%s HostPort:0 ContainerPort:%d Protocol:%s HostIP:%s}"
                            .formatted(
                                    here.path(),
                                    port.name(),
                                    port.containerPort(),
                                    port.protocol(),
                                    port.hostIp()));
        }
    }

    private void overlap(Placed here, Placed other) {
        boolean sameIp = here.port().hostIp().equals(other.port().hostIp());
        boolean samePort = here.port().hostPort() == other.port().hostPort();
        boolean oneAnyIp = here.port().hostIp().isEmpty() != other.port().hostIp().isEmpty();
        String words = " port definition with " + other.path();
        if (sameIp && samePort) {
            found.add(here.path() + ": duplicate" + words);
        } else if (here.port().hostPort() == 0 || other.port().hostPort() == 0) {
            found.add(here.path() + ": overlapping" + words);
        } else if (samePort && oneAnyIp) {
            found.add(here.path() + ": dangerously ambiguous" + words);
        }
    }
}
