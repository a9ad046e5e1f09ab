package dev.kubejar.apiserver.cel.cost;

import dev.kubejar.apiserver.cel.value.BytesValue;
import dev.kubejar.apiserver.cel.value.ListValue;
import dev.kubejar.apiserver.cel.value.MapValue;
import dev.kubejar.apiserver.cel.value.OpaqueValue;
import dev.kubejar.apiserver.cel.value.StringValue;
import dev.kubejar.apiserver.cel.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What each function costs: those of Kubernetes' libraries by function, the language's own by
/// overload, and 1 for all others.
///
/// Source: Kubernetes'
/// [cost.go](https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/apiserver/pkg/cel/library/cost.go),
/// cel-go's
/// [runtimecost.go](https://github.com/google/cel-go/blob/master/interpreter/runtimecost.go)
public final class CallCosts {
    /// Goes over a list and the texts in it, or over a text.
    private static final CallCost LISTS =
            new CallCost((it, _) -> traversal(it[0]), TextCosts::overListOrText);

    private static final CallCost LIST_CONCATENATION =
            new CallCost(
                    (_, _) -> 1,
                    it ->
                            CallEstimate.of(
                                    Range.ONE,
                                    it.get(0).sizeOrUnknown().plus(it.get(1).sizeOrUnknown())));

    /// As far as the shorter one goes.
    private static final CallCost COMPARISON =
            new CallCost(
                    (it, _) ->
                            CallCost.ceil(
                                    (double) Math.min(it[0].size(), it[1].size()) * CallCost.TEXT),
                    CallCosts::comparison);

    private static final CallCost EQUALITY =
            new CallCost(
                    (it, result) ->
                            it[0] instanceof OpaqueValue
                                    ? 1
                                    : COMPARISON.actual().applyAsLong(it, result),
                    it -> AddressCosts.opaqueEquality(it).orElseGet(() -> comparison(it)));

    private static final Map<String, CallCost> BY_FUNCTION = byFunction();
    private static final Map<String, CallCost> BY_OVERLOAD = byOverload();

    private CallCosts() {}

    static CallCost of(String function, String overload) {
        String particular = function + " " + overload;
        return Optional.ofNullable(BY_FUNCTION.get(particular))
                .or(() -> Optional.ofNullable(BY_FUNCTION.get(function)))
                .or(() -> Optional.ofNullable(BY_OVERLOAD.get(overload)))
                .orElse(CallCost.NOMINAL);
    }

    /// How to count a function's calls while they run.
    ///
    /// @param overload empty when only running shows which one it is
    public static Counter counter(String function, String overload) {
        CallCost cost = of(function, overload);
        return (arguments, result) -> cost.actual().applyAsLong(arguments, result);
    }

    /// Counts what one call took.
    @FunctionalInterface
    public interface Counter {
        long count(Value[] arguments, Value result);
    }

    private static Map<String, CallCost> byFunction() {
        var costs = new HashMap<String, CallCost>();
        for (String function : List.of("isSorted", "sum", "max", "min", "indexOf", "lastIndexOf")) {
            costs.put(function, LISTS);
        }
        CallCost over = CallCost.traversal(0, 1);
        costs.put("url", over.keepingSize(0));
        for (String function : List.of("lowerAscii", "upperAscii", "substring", "trim")) {
            costs.put(function, over.keepingSize(0));
        }
        costs.put("replace", TextCosts.REPLACE);
        costs.put("split", TextCosts.SPLIT);
        costs.put("join", TextCosts.JOIN);
        costs.put("find", TextCosts.FIND);
        costs.put("findAll", TextCosts.FIND);
        for (String parser :
                List.of(
                        "cidr",
                        "ip",
                        "isIP",
                        "isCIDR",
                        "quantity",
                        "isQuantity",
                        "semver",
                        "isSemver")) {
            costs.put(parser, new CallCost(over.actual(), _ -> CallEstimate.of(Range.ONE)));
        }
        costs.put("ip cidr_ip", CallCost.NOMINAL);
        costs.put(
                "ip.isCanonical",
                new CallCost(CallCost.traversal(0, 2).actual(), _ -> CallEstimate.of(Range.ONE)));
        costs.put("containsIP", AddressCosts.containsIp(false));
        costs.put("containsIP cidr_contains_ip_string", AddressCosts.containsIp(true));
        costs.put("containsCIDR", AddressCosts.containsCidr(false));
        costs.put("containsCIDR cidr_contains_cidr_string", AddressCosts.containsCidr(true));
        costs.put("validate", TextCosts.VALIDATE);
        costs.put("sets.contains", sets(1));
        costs.put("sets.intersects", sets(1));
        costs.put("sets.equivalent", sets(2));
        return Map.copyOf(costs);
    }

    /// Each element is compared with each of the other list.
    private static CallCost sets(int times) {
        return new CallCost(
                (it, _) -> 1 + it[0].size() * it[1].size() * times,
                it ->
                        CallEstimate.of(
                                it.get(0)
                                        .sizeOrUnknown()
                                        .times(it.get(1).sizeOrUnknown())
                                        .times(times)
                                        .plus(Range.ONE)));
    }

    private static long traversal(Value value) {
        return switch (value) {
            case StringValue(String text) ->
                    (long) (text.getBytes(StandardCharsets.UTF_8).length * CallCost.TEXT);
            case BytesValue bytes -> (long) (bytes.size() * CallCost.TEXT);
            case ListValue list -> {
                long sum = 0;
                for (Value element : list) {
                    sum += traversal(element);
                }
                yield sum;
            }
            case MapValue map -> {
                long sum = 0;
                for (Value key : map.keys()) {
                    sum += traversal(key) + map.find(key).map(CallCosts::traversal).orElse(0L);
                }
                yield sum;
            }
            default -> 1;
        };
    }

    private static Map<String, CallCost> byOverload() {
        var costs = new HashMap<String, CallCost>();
        CallCost overArgument = CallCost.traversal(1, 1);
        CallCost overReceiver = CallCost.traversal(0, 1);
        // what runs goes over the receiver, what is estimated over the argument: as in cel-go
        CallCost ends = new CallCost(overReceiver.actual(), overArgument.estimated());
        costs.put("starts_with_string", ends);
        costs.put("ends_with_string", ends);
        costs.put("string_to_bytes", TextCosts.TO_BYTES);
        costs.put("bytes_to_string", TextCosts.TO_TEXT);
        costs.put("strings_quote", TextCosts.QUOTE);
        costs.put("string_format", overReceiver);
        costs.put(
                "in_list",
                new CallCost(
                        (it, _) -> it[1].size(), it -> CallEstimate.of(it.get(1).sizeOrUnknown())));
        costs.put("matches_string", TextCosts.MATCHES);
        costs.put("contains_string", TextCosts.CONTAINS);
        costs.put("add_string", TextCosts.CONCATENATION);
        costs.put("add_bytes", TextCosts.CONCATENATION);
        costs.put("add_list", LIST_CONCATENATION);
        costs.put("equals", EQUALITY);
        costs.put("not_equals", COMPARISON);
        for (String order : List.of("less", "less_equals", "greater", "greater_equals")) {
            costs.put(order + "_string", COMPARISON);
            costs.put(order + "_bytes", COMPARISON);
        }
        return Map.copyOf(costs);
    }

    private static CallEstimate comparison(List<Operand> operands) {
        long most =
                Math.min(
                        operands.get(0).sizeOrUnknown().max(),
                        operands.get(1).sizeOrUnknown().max());
        return CallEstimate.of(new Range(most > 0 ? 1 : 0, most).times(CallCost.TEXT));
    }
}
