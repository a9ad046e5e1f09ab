package dev.kubejar.api.core.container;

import dev.kubejar.api.IntOrString;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.PortRules;
import dev.kubejar.api.rules.Problems;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// What makes probes and hooks invalid.
final class HandlerRules {
    private static final List<String> SCHEMES = List.of("HTTP", "HTTPS");
    private static final List<String> HANDLERS =
            List.of("exec", "httpGet", "tcpSocket", "grpc", "sleep");
    private static final List<String> COUNTS =
            List.of(
                    "initialDelaySeconds",
                    "timeoutSeconds",
                    "periodSeconds",
                    "successThreshold",
                    "failureThreshold");
    private static final Pattern HEADER = Pattern.compile("[-A-Za-z0-9]+");

    private HandlerRules() {}

    /// `name` is `livenessProbe`, `readinessProbe` or `startupProbe`.
    static void probe(JsonObject probe, String name, String path, Problems problems) {
        hook(probe, OptionalLong.empty(), path, problems);
        COUNTS.forEach(count -> problems.notNegative(probe, path, count));
        String grace = "terminationGracePeriodSeconds";
        long seconds = probe.integer(grace, 0);
        if (probe.has(grace) && seconds <= 0) {
            problems.invalid(path + "." + grace, seconds, "must be greater than 0");
        }
        if (name.equals("readinessProbe")) {
            if (probe.has(grace)) {
                problems.invalid(
                        path + "." + grace, seconds, "must not be set for readinessProbes");
            }
        } else if (probe.integer("successThreshold", 1) != 1) {
            problems.invalid(
                    path + ".successThreshold", probe.integer("successThreshold", 1), "must be 1");
        }
    }

    /// @param gracePeriod the seconds that a pod has to end; empty where nobody sleeps
    static void hook(JsonObject handler, OptionalLong gracePeriod, String path, Problems problems) {
        List<String> kinds = HANDLERS.stream().filter(handler::has).toList();
        if (kinds.isEmpty()) {
            problems.required(path, "must specify a handler type");
            return;
        }
        kind(handler, kinds.getFirst(), gracePeriod, path, problems);
        kinds.stream()
                .skip(1)
                .forEach(it ->
                        problems.forbidden(
                                path + "." + it, "may not specify more than 1 handler type"));
    }

    private static void kind(
            JsonObject handler,
            String kind,
            OptionalLong gracePeriod,
            String path,
            Problems problems) {
        if (kind.equals("sleep")) {
            long seconds = handler.object(kind).integer("seconds", 0);
            if (gracePeriod.isPresent() && (seconds < 0 || seconds > gracePeriod.getAsLong())) {
                problems.invalid(
                        path + ".sleep",
                        seconds,
                        "must be non-negative and less than terminationGracePeriodSeconds (%d)"
                                .formatted(gracePeriod.getAsLong()));
            }
            return;
        }
        action(kind, handler.object(kind), path + "." + kind, problems);
    }

    private static void action(String kind, JsonObject action, String path, Problems problems) {
        switch (kind) {
            case "exec" -> {
                if (action.array("command").isEmpty()) {
                    problems.required(path + ".command");
                }
            }
            case "httpGet" -> http(action, path, problems);
            case "tcpSocket" -> port(action, path, problems);
            case "grpc" -> {
                long number = action.integer("port", 0);
                Names.port(number).forEach(why -> problems.invalid(path + ".port", number, why));
            }
            default -> throw new IllegalArgumentException(kind);
        }
    }

    private static void http(JsonObject get, String path, Problems problems) {
        if (get.string("path").isEmpty()) {
            problems.required(path + ".path");
        }
        port(get, path, problems);
        problems.oneOf(path + ".scheme", get.string("scheme"), SCHEMES);
        for (JsonObject header : get.objects("httpHeaders")) {
            String name = header.string("name");
            if (!HEADER.matcher(name).matches()) {
                problems.invalid(
                        path + ".httpHeaders",
                        name,
                        "a valid HTTP header must consist of alphanumeric characters or '-' (e.g."
                                + " 'X-Header-Name', regex used for validation is"
                                + " '[-A-Za-z0-9]+')");
            }
        }
    }

    private static void port(JsonObject action, String path, Problems problems) {
        PortRules.portOrName(
                new IntOrString(action.find("port").orElse(Json.of(0))), path + ".port", problems);
    }
}
