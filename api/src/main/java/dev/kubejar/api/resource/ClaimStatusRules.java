package dev.kubejar.api.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.node.NodeSelectorRules;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.net.IpRules;
import dev.kubejar.api.rules.ConditionRules;
import dev.kubejar.api.rules.NameRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What makes a step of a claim's status invalid: devices are given, then reserved, then let go.
final class ClaimStatusRules {
    private static final int MAX_CONSUMERS = 256;
    private static final int MAX_RESULTS = 32;
    private static final int MAX_CONDITIONS = 8;
    private static final int MAX_INTERFACE = 256;
    private static final int MAX_HARDWARE = 128;
    private static final int MAX_IPS = 16;
    private static final List<String> SOURCES = List.of("FromClaim", "FromClass");
    private static final String RESERVED = "status.reservedFor";
    private static final String ALLOCATION = "status.allocation";

    private ClaimStatusRules() {}

    static List<FieldError> problems(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        JsonObject now = next.status();
        JsonObject before = previous.status();
        consumers(now.objects("reservedFor"), problems);
        devices(now, problems);
        reservation(next, before, problems);
        Set<String> names = DeviceClaimRules.requestNames(next.spec());
        if (before.has("allocation") && now.has("allocation")) {
            problems.immutable(now, before, "status", "allocation", ClaimShapes.ALLOCATION);
        } else if (now.has("allocation")) {
            allocation(now.object("allocation"), names, problems);
        }
        return problems.list();
    }

    private static void consumers(List<JsonObject> consumers, Problems problems) {
        if (DeviceNames.tooMany(consumers, RESERVED, MAX_CONSUMERS, problems)) {
            return;
        }
        for (int i = 0; i < consumers.size(); i++) {
            for (String field : List.of("resource", "name", "uid")) {
                if (consumers.get(i).string(field).isEmpty()) {
                    problems.required(RESERVED + "[" + i + "]." + field);
                }
            }
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < consumers.size(); i++) {
            String uid = consumers.get(i).string("uid");
            if (!seen.add(uid)) {
                problems.duplicate(RESERVED + "[" + i + "]", uid);
            }
        }
    }

    private static void reservation(ApiObject next, JsonObject before, Problems problems) {
        List<JsonObject> consumers = next.status().objects("reservedFor");
        if (consumers.isEmpty()) {
            return;
        }
        if (!next.status().has("allocation")) {
            problems.forbidden(RESERVED, "may not be specified when `allocated` is not set");
        } else if (next.meta().isDeleting()
                && !before.objects("reservedFor").containsAll(consumers)) {
            problems.forbidden(
                    RESERVED,
                    "new entries may not be added while `deallocationRequested` or"
                            + " `deletionTimestamp` are set");
        }
    }

    // ---- what the drivers say of the devices

    private static void devices(JsonObject status, Problems problems) {
        Set<String> allocated =
                status.object("allocation").object("devices").objects("results").stream()
                        .map(ClaimStatusRules::idOf)
                        .collect(Collectors.toSet());
        List<JsonObject> devices = status.objects("devices");
        for (int i = 0; i < devices.size(); i++) {
            device(devices.get(i), "status.devices[" + i + "]", allocated, problems);
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < devices.size(); i++) {
            if (!seen.add(idOf(devices.get(i)))) {
                problems.duplicate("status.devices[" + i + "]", idOf(devices.get(i)));
            }
        }
    }

    private static String idOf(JsonObject device) {
        return device.string("driver")
                + "/"
                + device.string("pool")
                + "/"
                + device.string("device");
    }

    private static void device(
            JsonObject device, String path, Set<String> allocated, Problems problems) {
        place(device, path, problems);
        if (!allocated.contains(idOf(device))) {
            problems.invalid(path, idOf(device), "must be an allocated device in the claim");
        }
        List<JsonObject> conditions = device.objects("conditions");
        if (conditions.size() > MAX_CONDITIONS) {
            problems.add(
                    FieldError.tooMany(path + ".conditions", conditions.size(), MAX_CONDITIONS));
        }
        ConditionRules.conditions(conditions, path + ".conditions", problems);
        device.find("data")
                .filter(it -> !it.equals(JsonNull.NULL))
                .ifPresent(it -> DeviceClaimRules.data(it, path + ".data", problems));
        network(device.object("networkData"), path + ".networkData", problems);
    }

    private static void network(JsonObject network, String path, Problems problems) {
        if (GoValue.length(network.string("interfaceName")) > MAX_INTERFACE) {
            problems.tooLong(path + ".interfaceName", MAX_INTERFACE);
        }
        if (GoValue.length(network.string("hardwareAddress")) > MAX_HARDWARE) {
            problems.tooLong(path + ".hardwareAddress", MAX_HARDWARE);
        }
        List<String> ips = network.strings("ips");
        if (DeviceNames.tooMany(ips, path + ".ips", MAX_IPS, problems)) {
            return;
        }
        for (int i = 0; i < ips.size(); i++) {
            problems.complaints(
                    path + ".ips[" + i + "]", ips.get(i), IpRules.interfaceAddress(ips.get(i)));
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < ips.size(); i++) {
            if (!seen.add(ips.get(i))) {
                problems.duplicate(path + ".ips[" + i + "]", ips.get(i));
            }
        }
    }

    private static void place(JsonObject device, String path, Problems problems) {
        NameRules.driver(path + ".driver", device.string("driver"), problems);
        DeviceNames.pool(device.string("pool"), path + ".pool", problems);
        problems.complaints(
                path + ".device", device.string("device"), Names.label(device.string("device")));
    }

    // ---- what was given

    private static void allocation(JsonObject allocation, Set<String> names, Problems problems) {
        String path = ALLOCATION + ".devices.results";
        JsonObject devices = allocation.object("devices");
        List<JsonObject> results = devices.objects("results");
        if (!DeviceNames.tooMany(results, path, MAX_RESULTS, problems)) {
            for (int i = 0; i < results.size(); i++) {
                String at = path + "[" + i + "]";
                DeviceNames.reference(
                        results.get(i).string("request"), at + ".request", names, problems);
                place(results.get(i), at, problems);
            }
        }
        configs(devices.objects("config"), ALLOCATION + ".devices.config", names, problems);
        allocation
                .findObject("nodeSelector")
                .ifPresent(it ->
                        NodeSelectorRules.problems(it, ALLOCATION + ".nodeSelector", problems));
    }

    private static void configs(
            List<JsonObject> configs, String path, Set<String> names, Problems problems) {
        if (DeviceNames.tooMany(configs, path, 2 * DeviceClaimRules.MAX_CONFIGS, problems)) {
            return;
        }
        for (int i = 0; i < configs.size(); i++) {
            String at = path + "[" + i + "]";
            problems.requiredOneOf(at + ".source", configs.get(i).string("source"), SOURCES);
            DeviceNames.references(
                    configs.get(i).strings("requests"),
                    at + ".requests",
                    DeviceClaimRules.MAX_REQUESTS,
                    names,
                    problems);
            DeviceClaimRules.configuration(configs.get(i), at, problems);
        }
    }
}
