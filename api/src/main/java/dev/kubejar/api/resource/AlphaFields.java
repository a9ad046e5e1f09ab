package dev.kubejar.api.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import java.util.List;

/// The fields of the group that 1.35 knows but keeps switched off: taints of devices, partitions,
/// binding conditions, capacity that is consumed and extended resources. As upstream, they are
/// dropped before anything else looks at them.
///
/// Source: [feature
/// gates](https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/)
final class AlphaFields {
    private static final List<String> OF_REQUEST = List.of("tolerations", "capacity");
    private static final List<String> OF_DEVICE =
            List.of(
                    "taints",
                    "consumesCounters",
                    "nodeName",
                    "nodeSelector",
                    "allNodes",
                    "bindsToNode",
                    "bindingConditions",
                    "bindingFailureConditions",
                    "allowMultipleAllocations");
    private static final List<String> OF_RESULT =
            List.of(
                    "tolerations",
                    "bindingConditions",
                    "bindingFailureConditions",
                    "shareID",
                    "consumedCapacity");

    private AlphaFields() {}

    /// Without those of the spec of a claim.
    static JsonObject ofClaim(JsonObject spec) {
        return spec.mapObject(
                "devices",
                devices ->
                        devices.mapObjects("requests", AlphaFields::ofRequest)
                                .mapObjects("constraints", it -> it.without("distinctAttribute")));
    }

    private static JsonObject ofRequest(JsonObject request) {
        return request.mapObject("exactly", it -> without(it, OF_REQUEST))
                .mapObjects("firstAvailable", it -> without(it, OF_REQUEST));
    }

    /// Without those of the status of a claim.
    static JsonObject ofClaimStatus(JsonObject status) {
        return status.mapObject("allocation", AlphaFields::ofAllocation)
                .mapObjects("devices", it -> it.without("shareID"));
    }

    private static JsonObject ofAllocation(JsonObject allocation) {
        return allocation
                .without("allocationTimestamp")
                .mapObject(
                        "devices",
                        devices -> devices.mapObjects("results", it -> without(it, OF_RESULT)));
    }

    /// Without those of a slice.
    static ApiObject ofSlice(ApiObject slice) {
        JsonObject spec =
                slice.spec()
                        .without("sharedCounters")
                        .without("perDeviceNodeSelection")
                        .mapObjects("devices", AlphaFields::ofDevice);
        return slice.with("spec", spec);
    }

    private static JsonObject ofDevice(JsonObject device) {
        JsonObject json = without(device, OF_DEVICE);
        return json.mapObject(
                "capacity",
                capacity -> {
                    JsonObject left = capacity;
                    for (String name : capacity.keys()) {
                        left = left.mapObject(name, it -> it.without("requestPolicy"));
                    }
                    return left;
                });
    }

    private static JsonObject without(JsonObject json, List<String> fields) {
        JsonObject left = json;
        for (String field : fields) {
            left = left.without(field);
        }
        return left;
    }
}
