package dev.kubejar.api.resource;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.GoShape;

/// What upstream prints of claims that may not change.
final class ClaimShapes {
    private static final GoShape OPAQUE =
            GoShape.empty().text("Driver", "driver").nullable("Parameters", "parameters");
    private static final GoShape SELECTOR =
            GoShape.empty()
                    .nullable("CEL", "cel", GoShape.empty().text("Expression", "expression"));
    private static final GoShape EXACTLY =
            GoShape.empty()
                    .text("DeviceClassName", "deviceClassName")
                    .nullable("Selectors", "selectors", SELECTOR)
                    .text("AllocationMode", "allocationMode")
                    .number("Count", "count")
                    .nullable("AdminAccess", "adminAccess")
                    .nullable("Tolerations", "tolerations")
                    .nullable("Capacity", "capacity");
    private static final GoShape ALTERNATIVE =
            GoShape.empty()
                    .text("Name", "name")
                    .text("DeviceClassName", "deviceClassName")
                    .nullable("Selectors", "selectors", SELECTOR)
                    .text("AllocationMode", "allocationMode")
                    .number("Count", "count")
                    .nullable("Tolerations", "tolerations")
                    .nullable("Capacity", "capacity");
    private static final GoShape REQUEST =
            GoShape.empty()
                    .text("Name", "name")
                    .nullable("Exactly", "exactly", EXACTLY)
                    .nullable("FirstAvailable", "firstAvailable", ALTERNATIVE);
    private static final GoShape CONSTRAINT =
            GoShape.empty()
                    .nullable("Requests", "requests")
                    .nullable("MatchAttribute", "matchAttribute")
                    .nullable("DistinctAttribute", "distinctAttribute");
    private static final GoShape CONFIG =
            GoShape.empty().nullable("Requests", "requests").nullable("Opaque", "opaque", OPAQUE);
    private static final GoShape RESULT =
            GoShape.empty()
                    .text("Request", "request")
                    .text("Driver", "driver")
                    .text("Pool", "pool")
                    .text("Device", "device")
                    .nullable("AdminAccess", "adminAccess")
                    .nullable("Tolerations", "tolerations")
                    .nullable("BindingConditions", "bindingConditions")
                    .nullable("BindingFailureConditions", "bindingFailureConditions")
                    .nullable("ShareID", "shareID")
                    .nullable("ConsumedCapacity", "consumedCapacity");
    private static final GoShape ALLOCATED_CONFIG =
            GoShape.empty()
                    .text("Source", "source")
                    .nullable("Requests", "requests")
                    .nullable("Opaque", "opaque", OPAQUE);

    private static final GoShape REQUIREMENT =
            GoShape.empty()
                    .text("Key", "key")
                    .text("Operator", "operator")
                    .nullable("Values", "values");
    private static final GoShape NODES =
            GoShape.empty()
                    .nullable(
                            "NodeSelectorTerms",
                            "nodeSelectorTerms",
                            GoShape.empty()
                                    .nullable("MatchExpressions", "matchExpressions", REQUIREMENT)
                                    .nullable("MatchFields", "matchFields", REQUIREMENT));

    /// The `spec` of a claim.
    static final GoShape SPEC =
            GoShape.empty()
                    .struct(
                            "Devices",
                            "devices",
                            GoShape.empty()
                                    .nullable("Requests", "requests", REQUEST)
                                    .nullable("Constraints", "constraints", CONSTRAINT)
                                    .nullable("Config", "config", CONFIG));

    /// `status.allocation` of a claim.
    static final GoShape ALLOCATION =
            GoShape.empty()
                    .struct(
                            "Devices",
                            "devices",
                            GoShape.empty()
                                    .nullable("Results", "results", RESULT)
                                    .nullable("Config", "config", ALLOCATED_CONFIG))
                    .nullable("NodeSelector", "nodeSelector", NODES)
                    .nullable("AllocationTimestamp", "allocationTimestamp");

    private ClaimShapes() {}

    /// The `spec` of a template: its metadata has the API's names in Go, too, and no field of its
    /// own.
    static JsonObject ofTemplate(JsonObject spec) {
        return spec.object("metadata").with("Spec", SPEC.of(spec.object("spec")));
    }
}
