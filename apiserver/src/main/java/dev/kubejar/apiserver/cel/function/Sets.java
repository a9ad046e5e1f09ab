package dev.kubejar.apiserver.cel.function;

import static dev.kubejar.apiserver.cel.function.Overload.global;
import static dev.kubejar.apiserver.cel.function.Types.BOOL;
import static dev.kubejar.apiserver.cel.function.Types.LIST_OF_ANY_ONE;

import dev.kubejar.apiserver.cel.value.BoolValue;
import dev.kubejar.apiserver.cel.value.ListValue;
import dev.kubejar.apiserver.cel.value.Value;
import java.util.List;
import java.util.function.BiPredicate;

/// Lists looked at as sets.
///
/// Source: [sets](https://pkg.go.dev/github.com/google/cel-go/ext#Sets)
final class Sets {
    // spotless:off
    static final List<Overload> TABLE = List.of(
            global("sets.contains",   "list_sets_contains_list",   BOOL, of(Sets::contains),   LIST_OF_ANY_ONE, LIST_OF_ANY_ONE),
            global("sets.equivalent", "list_sets_equivalent_list", BOOL, of(Sets::equivalent), LIST_OF_ANY_ONE, LIST_OF_ANY_ONE),
            global("sets.intersects", "list_sets_intersects_list", BOOL, of(Sets::intersects), LIST_OF_ANY_ONE, LIST_OF_ANY_ONE));
    // spotless:on

    private Sets() {}

    private static Body of(BiPredicate<ListValue, ListValue> test) {
        return it -> BoolValue.of(test.test((ListValue) it[0], (ListValue) it[1]));
    }

    private static boolean contains(ListValue list, ListValue part) {
        for (Value element : part) {
            if (!StandardFunctions.contains(list, element)) {
                return false;
            }
        }
        return true;
    }

    private static boolean equivalent(ListValue left, ListValue right) {
        return contains(left, right) && contains(right, left);
    }

    private static boolean intersects(ListValue left, ListValue right) {
        for (Value element : left) {
            if (StandardFunctions.contains(right, element)) {
                return true;
            }
        }
        return false;
    }
}
