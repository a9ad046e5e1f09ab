package dev.kubejar.api.resource;

import dev.kubejar.api.core.node.NodeSelectorRules;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What makes a device that a driver offers invalid.
final class DeviceRules {
    private static final int MAX_PROPERTIES = 32;
    private static final int MAX_VALUE = 64;
    private static final int MAX_TAINTS = 16;
    private static final int MAX_CONSUMPTIONS = 2;
    private static final int MAX_COUNTERS = 32;
    private static final String NODE_NEEDED =
            "exactly one of `nodeName`, `nodeSelector`, or `allNodes` is required when"
                    + " `perDeviceNodeSelection` is set to true in the ResourceSlice spec";
    private static final List<String> VALUES = List.of("bool", "int", "string", "version");

    /// Possessive, so that a text of many parts costs no stack.
    private static final Pattern SEMVER =
            Pattern.compile(
                    "(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)"
                            + "(-(\\d*[a-zA-Z-][0-9a-zA-Z-]*|0|[1-9]\\d*)"
                            + "(\\.(\\d*[a-zA-Z-][0-9a-zA-Z-]*|0|[1-9]\\d*))*+)?"
                            + "(\\+[0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*+)?");

    private DeviceRules() {}

    static void device(JsonObject device, String path, boolean choosesNode, Problems problems) {
        problems.complaints(
                path + ".name", device.string("name"), Names.label(device.string("name")));
        JsonObject attributes = device.object("attributes");
        JsonObject capacity = device.object("capacity");
        if (attributes.size() + capacity.size() > MAX_PROPERTIES) {
            problems.invalid(
                    path,
                    attributes.size() + capacity.size(),
                    "the total number of attributes and capacities must not exceed "
                            + MAX_PROPERTIES);
        }
        attributes
                .keys()
                .forEach(key -> {
                    String at = path + ".attributes[" + key + "]";
                    DeviceNames.qualified(key, at, problems);
                    attribute(attributes.object(key), at, problems);
                });
        capacity.keys()
                .forEach(key ->
                        DeviceNames.qualified(key, path + ".capacity[" + key + "]", problems));
        taints(device.objects("taints"), path + ".taints", problems);
        consumptions(device.objects("consumesCounters"), path + ".consumesCounters", problems);
        node(device, path, choosesNode, problems);
    }

    private static void attribute(JsonObject attribute, String path, Problems problems) {
        attribute
                .findString("string")
                .filter(it -> it.length() > MAX_VALUE)
                .ifPresent(_ -> problems.add(FieldError.tooLong(path + ".string", MAX_VALUE)));
        attribute
                .findString("version")
                .ifPresent(it -> {
                    if (!SEMVER.matcher(it).matches()) {
                        problems.invalid(
                                path + ".version",
                                it,
                                "must be a string compatible with semver.org spec 2.0.0");
                    }
                    if (it.length() > MAX_VALUE) {
                        problems.add(FieldError.tooLong(path + ".version", MAX_VALUE));
                    }
                });
        long said = VALUES.stream().filter(attribute::has).count();
        if (said != 1) {
            problems.invalid(
                    path,
                    said == 0 ? Json.of("") : attribute,
                    "exactly one value must be specified");
        }
    }

    private static void taints(List<JsonObject> taints, String path, Problems problems) {
        if (!DeviceNames.tooMany(taints, path, MAX_TAINTS, problems)) {
            for (int i = 0; i < taints.size(); i++) {
                DeviceTaintRules.taint(taints.get(i), path + "[" + i + "]", problems);
            }
        }
    }

    private static void consumptions(List<JsonObject> all, String path, Problems problems) {
        if (!DeviceNames.tooMany(all, path, MAX_CONSUMPTIONS, problems)) {
            for (int i = 0; i < all.size(); i++) {
                String set = all.get(i).string("counterSet");
                String at = path + "[" + i + "]";
                problems.requiredName(at + ".counterSet", set, Names.label(set));
                counters(all.get(i).object("counters"), at + ".counters", problems);
            }
        }
    }

    /// Amounts that several devices share.
    static void counterSet(JsonObject set, String path, Problems problems) {
        String name = set.string("name");
        problems.requiredName(path + ".name", name, Names.label(name));
        counters(set.object("counters"), path + ".counters", problems);
    }

    private static void counters(JsonObject counters, String path, Problems problems) {
        if (counters.isEmpty()) {
            problems.required(path);
        } else if (!DeviceNames.tooMany(counters.keys(), path, MAX_COUNTERS, problems)) {
            counters.keys()
                    .forEach(key ->
                            problems.complaints(path + "[" + key + "]", key, Names.label(key)));
        }
    }

    private static void node(
            JsonObject device, String path, boolean choosesNode, Problems problems) {
        boolean says =
                device.has("nodeName") || device.has("nodeSelector") || device.has("allNodes");
        if (choosesNode) {
            chosen(device, path, problems);
        } else if (says) {
            problems.invalid(
                    path,
                    "null",
                    "`nodeName`, `nodeSelector` and `allNodes` can only be set if"
                            + " `perDeviceNodeSelection` is set to true in the ResourceSlice spec");
        }
    }

    private static void chosen(JsonObject device, String path, Problems problems) {
        var said = new ArrayList<String>();
        String node = device.string("nodeName");
        if (!node.isEmpty()) {
            said.add("`nodeName`");
            problems.complaints(path + ".nodeName", node, Names.subdomain(node));
        } else if (device.has("nodeName")) {
            problems.invalid(path + ".nodeName", node, "must not be empty");
        }
        device.findObject("nodeSelector")
                .ifPresent(it -> {
                    said.add("`nodeSelector`");
                    NodeSelectorRules.problems(it, path + ".nodeSelector", problems);
                });
        if (device.bool("allNodes")) {
            said.add("`allNodes`");
        } else if (device.has("allNodes")) {
            problems.invalid(
                    path + ".allNodes", Json.of(false), "must be either unset or set to true");
        }
        if (said.isEmpty()) {
            problems.required(path, NODE_NEEDED);
        } else if (said.size() > 1) {
            problems.invalid(path, "{" + String.join(", ", said) + "}", NODE_NEEDED);
        }
    }
}
