package dev.kubejar.apiserver.cel.function;

import static dev.kubejar.apiserver.cel.function.Overload.member;
import static dev.kubejar.apiserver.cel.function.Types.ANY_ONE;
import static dev.kubejar.apiserver.cel.function.Types.BOOL;
import static dev.kubejar.apiserver.cel.function.Types.INT;
import static dev.kubejar.apiserver.cel.function.Types.LIST_OF_ANY_ONE;
import static dev.kubejar.apiserver.cel.function.Types.listOf;

import dev.cel.common.types.CelType;
import dev.kubejar.apiserver.cel.value.BoolValue;
import dev.kubejar.apiserver.cel.value.DoubleValue;
import dev.kubejar.apiserver.cel.value.DurationValue;
import dev.kubejar.apiserver.cel.value.Equality;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.IntValue;
import dev.kubejar.apiserver.cel.value.ListValue;
import dev.kubejar.apiserver.cel.value.Order;
import dev.kubejar.apiserver.cel.value.UintValue;
import dev.kubejar.apiserver.cel.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// `isSorted`, `sum`, `min`, `max`, `indexOf`, `lastIndexOf`.
///
/// Source: [list
/// library](https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-list-library)
final class Lists {
    static final List<Overload> TABLE = table();

    /// A type whose values have an order.
    private record Ordered(String name, CelType type) {}

    /// A type whose values have a sum.
    private record Summable(String name, CelType type, Value zero) {}

    private Lists() {}

    private static List<Overload> table() {
        var table = new ArrayList<Overload>();
        for (Ordered it : orderedTypes()) {
            String list = "list_" + it.name;
            CelType of = listOf(it.type);
            table.add(member("isSorted", list + "_is_sorted_bool", BOOL, Lists::isSorted, of));
            table.add(
                    member("max", list + "_max_" + it.name, it.type, most("max", x -> x > 0), of));
            table.add(
                    member("min", list + "_min_" + it.name, it.type, most("min", x -> x < 0), of));
        }
        for (Summable it : summableTypes()) {
            String id = "list_" + it.name + "_sum_" + it.name;
            table.add(member("sum", id, it.type, list -> sum(it.zero, list[0]), listOf(it.type)));
        }
        table.add(
                member(
                        "indexOf",
                        "list_a_index_of_int",
                        INT,
                        Lists::indexOf,
                        LIST_OF_ANY_ONE,
                        ANY_ONE));
        table.add(
                member(
                        "lastIndexOf",
                        "list_a_last_index_of_int",
                        INT,
                        Lists::lastIndexOf,
                        LIST_OF_ANY_ONE,
                        ANY_ONE));
        return List.copyOf(table);
    }

    private static List<Ordered> orderedTypes() {
        return List.of(
                new Ordered("int", INT),
                new Ordered("uint", Types.UINT),
                new Ordered("double", Types.DOUBLE),
                new Ordered("bool", BOOL),
                new Ordered("duration", Types.DURATION),
                new Ordered("timestamp", Types.TIMESTAMP),
                new Ordered("string", Types.STRING),
                new Ordered("bytes", Types.BYTES));
    }

    private static List<Summable> summableTypes() {
        return List.of(
                new Summable("int", INT, new IntValue(0)),
                new Summable("uint", Types.UINT, new UintValue(0)),
                new Summable("double", Types.DOUBLE, new DoubleValue(0)),
                new Summable("duration", Types.DURATION, new DurationValue(Duration.ZERO)));
    }

    private static Value isSorted(Value... arguments) {
        var list = (ListValue) arguments[0];
        for (int i = 1; i < list.count(); i++) {
            OptionalInt order = Order.compare(list.get(i - 1), list.get(i));
            if (order.isPresent() && order.getAsInt() > 0) {
                return BoolValue.FALSE;
            }
        }
        return BoolValue.TRUE;
    }

    /// The first of those that `better` prefers to all others, asked by comparison.
    private static Body most(String function, IntPredicate better) {
        return arguments -> {
            var list = (ListValue) arguments[0];
            if (list.count() == 0) {
                return new Failure(function + " called on empty list");
            }
            Value most = list.get(0);
            for (Value element : list) {
                OptionalInt order = Order.compare(element, most);
                if (order.isPresent() && better.test(order.getAsInt())) {
                    most = element;
                }
            }
            return most;
        };
    }

    private static Value sum(Value zero, Value list) {
        Value sum = zero;
        for (Value element : (ListValue) list) {
            sum = Arithmetic.plus(sum, element);
        }
        return sum;
    }

    private static Value indexOf(Value... arguments) {
        var list = (ListValue) arguments[0];
        return new IntValue(
                IntStream.range(0, list.count())
                        .filter(i -> Equality.equal(list.get(i), arguments[1]))
                        .findFirst()
                        .orElse(-1));
    }

    private static Value lastIndexOf(Value... arguments) {
        var list = (ListValue) arguments[0];
        int last = list.count() - 1;
        while (last >= 0 && !Equality.equal(list.get(last), arguments[1])) {
            last--;
        }
        return new IntValue(last);
    }
}
