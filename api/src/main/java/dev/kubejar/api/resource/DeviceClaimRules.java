package dev.kubejar.api.resource;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.NameRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What makes the devices that a claim asks for invalid.
final class DeviceClaimRules {
    static final int MAX_REQUESTS = 32;
    static final int MAX_CONFIGS = 32;

    private static final int MAX_ALTERNATIVES = 8;
    private static final int MAX_SELECTORS = 32;
    private static final int MAX_BYTES = 10 * 1024;
    private static final String ONE_OF = "exactly one of `exactly` or `firstAvailable` is required";
    private static final List<String> MODES = List.of("All", "ExactCount");

    private DeviceClaimRules() {}

    // ---- defaults

    static JsonObject defaults(JsonObject spec) {
        return spec.withDefault("devices", JsonObject.EMPTY)
                .mapObject(
                        "devices",
                        devices -> devices.mapObjects("requests", DeviceClaimRules::request));
    }

    private static JsonObject request(JsonObject request) {
        return request.mapObject("exactly", DeviceClaimRules::amount)
                .mapObjects("firstAvailable", DeviceClaimRules::amount);
    }

    private static JsonObject amount(JsonObject request) {
        JsonObject json = request.withDefault("allocationMode", "ExactCount");
        boolean counts = json.string("allocationMode").equals("ExactCount");
        return counts && json.integer("count", 0) == 0 ? json.with("count", 1) : json;
    }

    // ---- problems

    /// The names of all requests, and of their alternatives as `request/alternative`.
    static Set<String> requestNames(JsonObject spec) {
        var names = new HashSet<String>();
        for (JsonObject request : spec.object("devices").objects("requests")) {
            String name = request.string("name");
            names.add(name);
            request.objects("firstAvailable")
                    .forEach(it -> names.add(name + "/" + it.string("name")));
        }
        return names;
    }

    /// For the `spec` of a claim at `path`.
    static void spec(JsonObject spec, SelectorCheck check, String path, Problems problems) {
        JsonObject devices = spec.object("devices");
        Set<String> names = requestNames(spec);
        named(
                devices.objects("requests"),
                path + ".devices.requests",
                MAX_REQUESTS,
                (it, at, all) -> requestProblems(it, check, at, all),
                problems);
        constraints(devices.objects("constraints"), path + ".devices.constraints", names, problems);
        List<JsonObject> configs = devices.objects("config");
        String at = path + ".devices.config";
        if (!DeviceNames.tooMany(configs, at, MAX_CONFIGS, problems)) {
            for (int i = 0; i < configs.size(); i++) {
                String one = at + "[" + i + "]";
                DeviceNames.references(
                        configs.get(i).strings("requests"),
                        one + ".requests",
                        MAX_REQUESTS,
                        names,
                        problems);
                configuration(configs.get(i), one, problems);
            }
        }
    }

    /// What is wrong with one entry of a list.
    @FunctionalInterface
    interface Entry {
        void check(JsonObject entry, String path, Problems problems);
    }

    /// A list of at most `max` entries that are told apart by their names.
    static void named(
            List<JsonObject> entries, String path, int max, Entry entry, Problems problems) {
        if (DeviceNames.tooMany(entries, path, max, problems)) {
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            entry.check(entries.get(i), path + "[" + i + "]", problems);
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < entries.size(); i++) {
            String name = entries.get(i).string("name");
            if (!seen.add(name)) {
                problems.duplicate(path + "[" + i + "]", name);
            }
        }
    }

    private static void requestProblems(
            JsonObject request, SelectorCheck check, String path, Problems problems) {
        name(request, path, problems);
        List<JsonObject> alternatives = request.objects("firstAvailable");
        Optional<JsonObject> exactly = request.findObject("exactly");
        if (exactly.isEmpty() && alternatives.isEmpty()) {
            problems.required(path, ONE_OF);
        } else if (exactly.isPresent() && !alternatives.isEmpty()) {
            problems.invalid(path, Json.of("null"), ONE_OF + ", but multiple fields are set");
        } else if (exactly.isPresent()) {
            amountProblems(exactly.get(), check, path + ".exactly", problems);
        } else {
            named(
                    alternatives,
                    path + ".firstAvailable",
                    MAX_ALTERNATIVES,
                    (it, at, all) -> {
                        name(it, at, all);
                        amountProblems(it, check, at, all);
                    },
                    problems);
        }
    }

    private static void name(JsonObject named, String path, Problems problems) {
        problems.complaints(
                path + ".name", named.string("name"), Names.label(named.string("name")));
    }

    private static void amountProblems(
            JsonObject request, SelectorCheck check, String path, Problems problems) {
        String deviceClass = request.string("deviceClassName");
        problems.requiredName(path + ".deviceClassName", deviceClass, Names.subdomain(deviceClass));
        selectors(request.objects("selectors"), check, path + ".selectors", problems);
        long count = request.integer("count", 0);
        String mode = request.string("allocationMode");
        switch (mode) {
            case "All" -> {
                if (count != 0) {
                    problems.invalid(
                            path + ".count",
                            count,
                            "must not be specified when allocationMode is 'All'");
                }
            }
            case "ExactCount" -> {
                if (count <= 0) {
                    problems.invalid(path + ".count", count, "must be greater than zero");
                }
            }
            default -> problems.oneOf(path + ".allocationMode", mode, MODES);
        }
    }

    static void selectors(
            List<JsonObject> selectors, SelectorCheck check, String path, Problems problems) {
        if (DeviceNames.tooMany(selectors, path, MAX_SELECTORS, problems)) {
            return;
        }
        for (int i = 0; i < selectors.size(); i++) {
            String at = path + "[" + i + "].cel";
            if (!selectors.get(i).has("cel")) {
                problems.required(at);
            } else {
                expression(
                        selectors.get(i).object("cel").string("expression"),
                        check,
                        at + ".expression",
                        problems);
            }
        }
    }

    private static void expression(
            String expression, SelectorCheck check, String path, Problems problems) {
        if (GoValue.length(expression) > MAX_BYTES) {
            problems.add(FieldError.tooLong(path, MAX_BYTES));
        } else {
            problems.addAll(check.problems(expression, path));
        }
    }

    private static void constraints(
            List<JsonObject> constraints, String path, Set<String> names, Problems problems) {
        if (DeviceNames.tooMany(constraints, path, MAX_REQUESTS, problems)) {
            return;
        }
        for (int i = 0; i < constraints.size(); i++) {
            JsonObject constraint = constraints.get(i);
            String at = path + "[" + i + "]";
            DeviceNames.references(
                    constraint.strings("requests"),
                    at + ".requests",
                    MAX_REQUESTS,
                    names,
                    problems);
            constraint
                    .findString("matchAttribute")
                    .ifPresentOrElse(
                            it -> DeviceNames.fullyQualified(it, at + ".matchAttribute", problems),
                            () -> problems.required(at + ".matchAttribute"));
        }
    }

    /// Parameters that only a driver understands.
    static void configuration(JsonObject config, String path, Problems problems) {
        Optional<JsonObject> opaque = config.findObject("opaque");
        if (opaque.isEmpty()) {
            problems.required(path + ".opaque");
            return;
        }
        NameRules.driver(path + ".opaque.driver", opaque.get().string("driver"), problems);
        String at = path + ".opaque.parameters";
        opaque.get()
                .find("parameters")
                .ifPresentOrElse(it -> data(it, at, problems), () -> problems.required(at));
    }

    /// What a driver alone reads: an object, and not too long.
    static void data(Json data, String path, Problems problems) {
        if (GoValue.length(data.toString()) > MAX_BYTES) {
            problems.tooLong(path, MAX_BYTES);
        } else if (data.equals(JsonNull.NULL)) {
            problems.required(path);
        } else if (!(data instanceof JsonObject)) {
            problems.invalid(path, "<value omitted>", "must be a valid JSON object");
        }
    }
}
