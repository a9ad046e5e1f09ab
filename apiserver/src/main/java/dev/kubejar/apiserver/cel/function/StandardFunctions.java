package dev.kubejar.apiserver.cel.function;

import dev.kubejar.apiserver.cel.value.BoolValue;
import dev.kubejar.apiserver.cel.value.BytesValue;
import dev.kubejar.apiserver.cel.value.Equality;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.IntValue;
import dev.kubejar.apiserver.cel.value.ListValue;
import dev.kubejar.apiserver.cel.value.MapValue;
import dev.kubejar.apiserver.cel.value.OptionalValue;
import dev.kubejar.apiserver.cel.value.Order;
import dev.kubejar.apiserver.cel.value.StringValue;
import dev.kubejar.apiserver.cel.value.Value;
import dev.kubejar.apiserver.cel.value.ValueMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;

/// The language's own functions and operators, by name: the compiler knows their types already.
/// `&&`, `||`, `?:` and access to fields and elements are steps of a program, not functions.
///
/// Source: [standard
/// definitions](https://github.com/google/cel-spec/blob/master/doc/langdef.md#list-of-standard-definitions)
public final class StandardFunctions {
    private static final Map<String, Body> BODIES = bodies();

    private StandardFunctions() {}

    /// The function of that name, if it is one of the language's own.
    public static Optional<Body> find(String name) {
        return Optional.ofNullable(BODIES.get(name));
    }

    private static Map<String, Body> bodies() {
        var bodies = new HashMap<String, Body>(TimeParts.bodies());
        bodies.put("_+_", Arithmetic::add);
        bodies.put("_-_", Arithmetic::subtract);
        bodies.put("_*_", Arithmetic::multiply);
        bodies.put("_/_", Arithmetic::divide);
        bodies.put("_%_", Arithmetic::modulo);
        bodies.put("-_", Arithmetic::negate);
        bodies.put("!_", StandardFunctions::not);
        bodies.put("_==_", it -> BoolValue.of(Equality.equal(it[0], it[1])));
        bodies.put("_!=_", it -> BoolValue.of(!Equality.equal(it[0], it[1])));
        bodies.put("_<_", ordered(order -> order < 0));
        bodies.put("_<=_", ordered(order -> order <= 0));
        bodies.put("_>_", ordered(order -> order > 0));
        bodies.put("_>=_", ordered(order -> order >= 0));
        bodies.put("@in", StandardFunctions::in);
        bodies.put("size", StandardFunctions::size);
        bodies.put("type", it -> it[0].type());
        bodies.put("dyn", it -> it[0]);
        bodies.put("contains", text(String::contains));
        bodies.put("startsWith", text(String::startsWith));
        bodies.put("endsWith", text(String::endsWith));
        bodies.put("matches", Patterns.late("matches", ""));
        bodies.put("bool", Conversions::toBool);
        bodies.put("int", Conversions::toInt);
        bodies.put("uint", Conversions::toUint);
        bodies.put("double", Conversions::toDouble);
        bodies.put("string", Conversions::toText);
        bodies.put("bytes", Conversions::toBytes);
        bodies.put("timestamp", Conversions::toTimestamp);
        bodies.put("duration", Conversions::toDuration);
        bodies.put("optional.none", _ -> OptionalValue.NONE);
        bodies.put("optional.of", it -> OptionalValue.of(it[0]));
        bodies.put("optional.ofNonZeroValue", it -> Optionals.ofNonZero(it[0]));
        bodies.put("hasValue", Optionals::hasValue);
        bodies.put("value", Optionals::value);
        bodies.put("cel.@mapInsert", StandardFunctions::insert);
        return Map.copyOf(bodies);
    }

    private static Value not(Value... arguments) {
        return arguments[0] instanceof BoolValue flag
                ? BoolValue.of(!flag.isTrue())
                : Failure.NO_SUCH_OVERLOAD;
    }

    private static Body ordered(IntPredicate wanted) {
        return arguments -> {
            OptionalInt order = Order.compare(arguments[0], arguments[1]);
            if (order.isPresent()) {
                return BoolValue.of(wanted.test(order.getAsInt()));
            }
            return Order.isNotANumber(arguments[0]) || Order.isNotANumber(arguments[1])
                    ? new Failure("NaN values cannot be ordered")
                    : Failure.NO_SUCH_OVERLOAD;
        };
    }

    private static Value in(Value... arguments) {
        Value wanted = arguments[0];
        return switch (arguments[1]) {
            case ListValue list -> BoolValue.of(contains(list, wanted));
            case MapValue map -> found(map.find(wanted));
            default -> Failure.NO_SUCH_OVERLOAD;
        };
    }

    private static Value found(Optional<Value> value) {
        return value.isPresent() && value.get() instanceof Failure failure
                ? failure
                : BoolValue.of(value.isPresent());
    }

    static boolean contains(ListValue list, Value wanted) {
        for (Value element : list) {
            if (Equality.equal(element, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static Value size(Value... arguments) {
        return switch (arguments[0]) {
            case ListValue list -> new IntValue(list.count());
            case MapValue map -> new IntValue(map.count());
            case StringValue text -> new IntValue(text.size());
            case BytesValue bytes -> new IntValue(bytes.size());
            default -> Failure.NO_SUCH_OVERLOAD;
        };
    }

    private static Body text(BiPredicate<String, String> test) {
        return arguments ->
                arguments[0] instanceof StringValue(String text)
                                && arguments[1] instanceof StringValue(String part)
                        ? BoolValue.of(test.test(text, part))
                        : Failure.NO_SUCH_OVERLOAD;
    }

    private static Value insert(Value... arguments) {
        if (!(arguments[0] instanceof MapValue map)) {
            return Failure.NO_SUCH_OVERLOAD;
        }
        if (arguments.length > 2) {
            return ValueMap.plus(map, arguments[1], arguments[2]);
        }
        return arguments[1] instanceof MapValue more
                ? insertAll(map, more)
                : Failure.NO_SUCH_OVERLOAD;
    }

    private static Value insertAll(MapValue map, MapValue more) {
        Value all = map;
        for (Value key : more.keys()) {
            if (!(all instanceof MapValue soFar)) {
                return all;
            }
            all = ValueMap.plus(soFar, key, more.find(key).orElseThrow());
        }
        return all;
    }
}
