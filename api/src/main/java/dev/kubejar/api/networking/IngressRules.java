package dev.kubejar.api.networking;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.net.AnyIp;
import dev.kubejar.api.net.IpRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What is special about Ingresses: each path leads to a backend.
public final class IngressRules implements Rules {
    private static final String CLASS_ANNOTATION = "kubernetes.io/ingress.class";
    private static final String NO_IP = "must be a DNS name, not an IP address";
    private static final List<String> PATH_TYPES =
            List.of("Exact", "ImplementationSpecific", "Prefix");
    private static final List<String> BAD_SEQUENCES = List.of("//", "/./", "/../", "%2f", "%2F");
    private static final List<String> BAD_ENDS = List.of("/..", "/.");

    @Override
    public ApiObject defaulted(ApiObject object) {
        JsonObject status = object.status();
        return object.with("spec", object.spec())
                .with("status", status.withDefault("loadBalancer", JsonObject.EMPTY));
    }

    @Override
    public ApiObject prepared(Write write) {
        return write.bornWith("status", JsonObject.of("loadBalancer", JsonObject.EMPTY));
    }

    @Override
    public List<FieldError> problems(Write write) {
        List<FieldError> found = problems(write.next());
        return switch (write) {
            case Write.Create(var object) -> {
                var problems = new Problems();
                problems.addAll(found);
                create(object, problems);
                yield problems.list();
            }
            case Write.Update(var next, var previous) -> spared(found, next, previous);
        };
    }

    /// Without what the previous object did not do right either, being of an old version.
    private static List<FieldError> spared(
            List<FieldError> found, ApiObject next, ApiObject previous) {
        List<FieldError> before = found.isEmpty() ? List.of() : problems(previous);
        List<SparedCheck> spared =
                Arrays.stream(SparedCheck.values())
                        .filter(check -> before.stream().anyMatch(it -> check.found(it, previous)))
                        .toList();
        return found.stream()
                .filter(problem -> spared.stream().noneMatch(it -> it.found(problem, next)))
                .toList();
    }

    private static List<FieldError> problems(ApiObject object) {
        var problems = new Problems();
        object(object, problems);
        return problems.list();
    }

    private static void object(ApiObject object, Problems problems) {
        JsonObject spec = object.spec();
        List<JsonObject> rules = spec.objects("rules");
        if (rules.isEmpty() && !spec.has("defaultBackend")) {
            problems.add(
                    new FieldError(
                            FieldError.Type.INVALID,
                            "spec",
                            "Invalid value: null: either `defaultBackend` or `rules` must be"
                                    + " specified")); // an absent list prints bare
        }
        spec.findObject("defaultBackend")
                .ifPresent(it -> BackendRules.backend(it, "spec.defaultBackend", problems));
        for (int i = 0; i < rules.size(); i++) {
            rule(rules.get(i), "spec.rules[" + i + "]", problems);
        }
        tls(spec.objects("tls"), problems);
        spec.findString("ingressClassName")
                .ifPresent(name ->
                        problems.complaints("spec.ingressClassName", name, Names.subdomain(name)));
    }

    /// A class may be named in the old way and in the new one, if both say the same.
    private static void create(ApiObject object, Problems problems) {
        String annotated = object.meta().annotations().getOrDefault(CLASS_ANNOTATION, "");
        boolean both =
                object.meta().annotations().containsKey(CLASS_ANNOTATION)
                        && object.spec().has("ingressClassName");
        if (both && !annotated.equals(object.spec().string("ingressClassName"))) {
            problems.invalid(
                    "annotations." + CLASS_ANNOTATION,
                    Json.of(annotated),
                    "must match `ingressClassName` when both are specified");
        }
    }

    @Override
    public List<String> warnings(Write write) {
        ApiObject object = write.next();
        boolean old = object.meta().annotations().containsKey(CLASS_ANNOTATION);
        return write instanceof Write.Create && old && !object.spec().has("ingressClassName")
                ? List.of(
                        "annotation \""
                                + CLASS_ANNOTATION
                                + "\" is deprecated, please use 'spec.ingressClassName' instead")
                : List.of();
    }

    private static void rule(JsonObject rule, String path, Problems problems) {
        String host = rule.string("host");
        if (!host.isEmpty()) {
            host(host, path + ".host", problems);
        }
        rule.findObject("http").ifPresent(it -> paths(it, path + ".http.paths", problems));
    }

    private static void host(String host, String path, Problems problems) {
        if (AnyIp.parse(host).isPresent()) {
            problems.invalid(path, host, NO_IP);
        }
        problems.complaints(path, host, hostComplaints(host));
    }

    private static List<String> hostComplaints(String host) {
        return host.contains("*") ? Names.wildcardSubdomain(host) : Names.subdomain(host);
    }

    private static void paths(JsonObject http, String path, Problems problems) {
        List<JsonObject> paths = http.objects("paths");
        if (paths.isEmpty()) {
            problems.required(path);
        }
        for (int i = 0; i < paths.size(); i++) {
            path(paths.get(i), path + "[" + i + "]", problems);
        }
    }

    private static void path(JsonObject json, String at, Problems problems) {
        if (!json.has("pathType")) {
            problems.required(at + ".pathType", "pathType must be specified");
            return;
        }
        String path = json.string("path");
        switch (json.string("pathType")) {
            case "Exact", "Prefix" -> strictPath(path, at + ".path", problems);
            case "ImplementationSpecific" -> {
                if (!path.isEmpty()) {
                    absolute(path, at + ".path", problems);
                }
            }
            default -> problems.oneOf(at + ".pathType", json.string("pathType"), PATH_TYPES);
        }
        BackendRules.backend(json.object("backend"), at + ".backend", problems);
    }

    private static void strictPath(String path, String at, Problems problems) {
        absolute(path, at, problems);
        BAD_SEQUENCES.stream()
                .filter(path::contains)
                .forEach(it -> problems.invalid(at, path, "must not contain '" + it + "'"));
        BAD_ENDS.stream()
                .filter(path::endsWith)
                .forEach(it -> problems.invalid(at, path, "cannot end with '" + it + "'"));
    }

    private static void absolute(String path, String at, Problems problems) {
        if (!path.startsWith("/")) {
            problems.invalid(at, path, "must be an absolute path");
        }
    }

    private static void tls(List<JsonObject> all, Problems problems) {
        for (int i = 0; i < all.size(); i++) {
            String path = "spec.tls[" + i + "]";
            List<String> hosts = all.get(i).strings("hosts");
            for (int j = 0; j < hosts.size(); j++) {
                problems.complaints(
                        path + ".hosts[" + j + "]", hosts.get(j), hostComplaints(hosts.get(j)));
            }
            String secret = all.get(i).string("secretName");
            if (!secret.isEmpty()) {
                problems.complaints(path + ".secretName", secret, Names.subdomain(secret));
            }
        }
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return StatusPart.checkedBy(IngressRules::statusProblems).at(subresource);
    }

    private static List<FieldError> statusProblems(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        List<JsonObject> all = new Ingress(next).loadBalancers();
        for (int i = 0; i < all.size(); i++) {
            String path = "status.loadBalancer.ingress[" + i + "]";
            String ip = all.get(i).string("ip");
            String hostname = all.get(i).string("hostname");
            if (!ip.isEmpty()) {
                problems.complaints(path + ".ip", ip, IpRules.legacyAddress(ip));
            }
            if (!hostname.isEmpty()) {
                problems.complaints(path + ".hostname", hostname, Names.subdomain(hostname));
                if (AnyIp.parse(hostname).isPresent()) {
                    problems.invalid(path + ".hostname", hostname, NO_IP);
                }
            }
        }
        return problems.list();
    }
}
