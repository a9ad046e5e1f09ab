package dev.kubejar.apiserver.cel.function;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OptionalType;
import dev.kubejar.apiserver.cel.value.BoolValue;
import dev.kubejar.apiserver.cel.value.BytesValue;
import dev.kubejar.apiserver.cel.value.DoubleValue;
import dev.kubejar.apiserver.cel.value.DurationValue;
import dev.kubejar.apiserver.cel.value.IntValue;
import dev.kubejar.apiserver.cel.value.ListValue;
import dev.kubejar.apiserver.cel.value.MapValue;
import dev.kubejar.apiserver.cel.value.OptionalValue;
import dev.kubejar.apiserver.cel.value.StringValue;
import dev.kubejar.apiserver.cel.value.TimestampValue;
import dev.kubejar.apiserver.cel.value.UintValue;
import dev.kubejar.apiserver.cel.value.Value;
import java.util.List;

/// One version of a library's function, for arguments of certain types.
///
/// @param function its name, such as `indexOf`
/// @param id cel-go's name of the version, such as `string_index_of_string`
/// @param member whether it is called on its first argument: `text.indexOf('a')`
public record Overload(
        String function,
        String id,
        boolean member,
        CelType result,
        List<CelType> parameters,
        Body body) {

    public Overload {
        parameters = List.copyOf(parameters);
    }

    /// `function(argument…)`
    static Overload global(
            String function, String id, CelType result, Body body, CelType... parameters) {
        return new Overload(function, id, false, result, List.of(parameters), body);
    }

    /// `receiver.function(argument…)`
    static Overload member(
            String function, String id, CelType result, Body body, CelType... parameters) {
        return new Overload(function, id, true, result, List.of(parameters), body);
    }

    /// Whether it is for these arguments, where only running shows their types.
    public boolean takes(Value... arguments) {
        if (arguments.length != parameters.size()) {
            return false;
        }
        for (int i = 0; i < arguments.length; i++) {
            if (!takes(parameters.get(i), arguments[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean takes(CelType type, Value value) {
        return switch (type.kind()) {
            case BOOL -> value instanceof BoolValue;
            case INT -> value instanceof IntValue;
            case UINT -> value instanceof UintValue;
            case DOUBLE -> value instanceof DoubleValue;
            case STRING -> value instanceof StringValue;
            case BYTES -> value instanceof BytesValue;
            case DURATION -> value instanceof DurationValue;
            case TIMESTAMP -> value instanceof TimestampValue;
            case LIST -> value instanceof ListValue list && takes((ListType) type, list);
            case MAP -> value instanceof MapValue;
            case OPAQUE ->
                    type instanceof OptionalType
                            ? value instanceof OptionalValue
                            : value.type().name().equals(type.name());
            default -> true;
        };
    }

    /// The first element speaks for all.
    private static boolean takes(ListType type, ListValue list) {
        return list.count() == 0 || takes(type.elemType(), list.get(0));
    }
}
