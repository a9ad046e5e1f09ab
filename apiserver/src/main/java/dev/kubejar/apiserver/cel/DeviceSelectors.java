package dev.kubejar.apiserver.cel;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.resource.DeviceClass;
import dev.kubejar.api.resource.DeviceClassRules;
import dev.kubejar.api.resource.ResourceClaim;
import dev.kubejar.api.resource.ResourceClaimRules;
import dev.kubejar.api.resource.ResourceClaimTemplate;
import dev.kubejar.api.resource.ResourceClaimTemplateRules;
import dev.kubejar.api.resource.SelectorCheck;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.cel.cost.CostEstimator;
import dev.kubejar.apiserver.cel.cost.SizeOracle;
import dev.kubejar.apiserver.cel.function.Libraries;
import dev.kubejar.apiserver.cel.program.PlanException;
import dev.kubejar.apiserver.cel.program.Program;
import dev.kubejar.apiserver.cel.value.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether the expressions that pick devices compile and stay within their cost, such as
/// `device.attributes['gpu.example.com'].family == 'a' && device.driver == 'gpu.example.com'`.
///
/// Source:
/// [compile.go](https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/dynamic-resource-allocation/cel/compile.go)
public final class DeviceSelectors implements SelectorCheck {
    private static final long MAX_COST = 1_000_000;
    private static final int MOST_ENTRIES = 32;
    private static final int LONGEST_VALUE = 64;
    private static final int LONGEST_DRIVER = 63;

    /// What the compiler knows of a device, made when the first selector comes along.
    private static final class Device {
        static final CelType TYPE =
                AdmissionTypes.object(
                        "kubernetes.DRADevice",
                        Map.of(
                                "driver", SimpleType.STRING,
                                "attributes", byDomain(SimpleType.ANY),
                                "capacity", byDomain(Libraries.QUANTITY)));

        static final Shape SHAPE =
                Shape.object(
                        Map.of(
                                "driver", Shape.scalar(Shape.Kind.STRING, LONGEST_DRIVER),
                                "attributes",
                                        byDomain(
                                                Shape.scalar(
                                                        Shape.Kind.INT_OR_STRING, LONGEST_VALUE)),
                                "capacity", byDomain(Shape.scalar(Shape.Kind.INT_OR_STRING, 0))));

        private Device() {}

        private static CelType byDomain(CelType value) {
            return MapType.create(SimpleType.STRING, MapType.create(SimpleType.STRING, value));
        }

        private static Shape byDomain(Shape value) {
            return Shape.map(Shape.map(value, MOST_ENTRIES), MOST_ENTRIES);
        }

        static Environment environment() {
            var types = new HashMap<>(AdmissionTypes.byName());
            types.put(TYPE.name(), TYPE);
            return Environment.withBindings(Map.of("device", TYPE), ImmutableMap.copyOf(types));
        }
    }

    /// The rules that check selectors, by the type that they are for.
    public static Map<ResourceType, Rules> rules() {
        var selectors = new DeviceSelectors();
        return Map.of(
                DeviceClass.KIND.type(), new DeviceClassRules(selectors),
                ResourceClaim.KIND.type(), new ResourceClaimRules(selectors),
                ResourceClaimTemplate.KIND.type(), new ResourceClaimTemplateRules(selectors));
    }

    @Override
    public List<FieldError> problems(String expression, String path) {
        return switch (Device.environment().compile(expression)) {
            case Environment.Rejected(String issues) ->
                    List.of(FieldError.invalid(path, expression, "compilation failed: " + issues));
            case Environment.Compiled compiled -> problems(compiled, expression, path);
        };
    }

    private static List<FieldError> problems(
            Environment.Compiled compiled, String expression, String path) {
        CelType result = compiled.tree().getResultType();
        if (!Set.of(SimpleType.BOOL, SimpleType.ANY).contains(result)) {
            return List.of(
                    FieldError.invalid(
                            path,
                            expression,
                            "must evaluate to bool or the unknown type, not " + result.name()));
        }
        Optional<String> fault = fault(compiled);
        if (fault.isPresent()) {
            return List.of(
                    FieldError.internal(path, "program instantiation failed: " + fault.get()));
        }
        SizeOracle sizes = SizeOracle.of(Device.SHAPE).withEntriesAsFields();
        return CostEstimator.estimate(compiled.tree(), sizes).max() > MAX_COST
                ? List.of(FieldError.forbidden(path, "too complex, exceeds cost limit " + MAX_COST))
                : List.of();
    }

    private static Optional<String> fault(Environment.Compiled compiled) {
        try {
            Program.of(compiled.tree(), List.of("device"));
            return Optional.empty();
        } catch (PlanException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
