package dev.kubejar.apiserver.cel.function;

import static dev.kubejar.apiserver.cel.function.Overload.global;
import static dev.kubejar.apiserver.cel.function.Overload.member;
import static dev.kubejar.apiserver.cel.function.Types.BOOL;
import static dev.kubejar.apiserver.cel.function.Types.DOUBLE;
import static dev.kubejar.apiserver.cel.function.Types.INT;
import static dev.kubejar.apiserver.cel.function.Types.QUANTITY;
import static dev.kubejar.apiserver.cel.function.Types.STRING;

import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.api.quantity.QuantityParseException;
import dev.kubejar.apiserver.cel.value.BoolValue;
import dev.kubejar.apiserver.cel.value.DoubleValue;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.IntValue;
import dev.kubejar.apiserver.cel.value.OpaqueValue;
import dev.kubejar.apiserver.cel.value.StringValue;
import dev.kubejar.apiserver.cel.value.Value;
import java.util.List;

/// Amounts such as `1.5Gi`.
///
/// Source: [quantity
/// library](https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-quantity-library)
final class Quantities {
    // spotless:off
    static final List<Overload> TABLE = List.of(
            global("quantity",           "string_to_quantity",       QUANTITY, Quantities::parse,                                                STRING),
            global("isQuantity",         "is_quantity_string",       BOOL,     it -> BoolValue.of(!(parse(it) instanceof Failure)),              STRING),
            member("sign",               "quantity_sign",            INT,      it -> new IntValue(amount(it[0]).sign()),                         QUANTITY),
            global("sign",               "quantity_sign_of",         INT,      it -> new IntValue(amount(it[0]).sign()),                         QUANTITY),
            member("isInteger",          "quantity_is_integer",      BOOL,     it -> BoolValue.of(isInteger(amount(it[0]))),                     QUANTITY),
            member("asInteger",          "quantity_get_int",         INT,      Quantities::asInteger,                                            QUANTITY),
            member("asApproximateFloat", "quantity_get_float",       DOUBLE,   it -> new DoubleValue(amount(it[0]).doubleValue()),               QUANTITY),
            member("add",                "quantity_add",             QUANTITY, it -> of(amount(it[0]).plus(amount(it[1]))),                      QUANTITY, QUANTITY),
            member("add",                "quantity_add_int",         QUANTITY, it -> of(amount(it[0]).plus(whole(it[1]))),                       QUANTITY, INT),
            member("sub",                "quantity_sub",             QUANTITY, it -> of(amount(it[0]).minus(amount(it[1]))),                     QUANTITY, QUANTITY),
            member("sub",                "quantity_sub_int",         QUANTITY, it -> of(amount(it[0]).minus(whole(it[1]))),                      QUANTITY, INT),
            member("isGreaterThan",      "quantity_is_greater_than", BOOL,     it -> BoolValue.of(amount(it[0]).compareTo(amount(it[1])) > 0),   QUANTITY, QUANTITY),
            member("isLessThan",         "quantity_is_less_than",    BOOL,     it -> BoolValue.of(amount(it[0]).compareTo(amount(it[1])) < 0),   QUANTITY, QUANTITY),
            member("compareTo",          "quantity_compare_to",      INT,      it -> new IntValue(amount(it[0]).compareTo(amount(it[1]))),       QUANTITY, QUANTITY));
    // spotless:on

    private Quantities() {}

    private static Value parse(Value... arguments) {
        try {
            return of(Quantity.parse(((StringValue) arguments[0]).value()));
        } catch (QuantityParseException e) {
            return Failure.of(e);
        }
    }

    private static Value of(Quantity quantity) {
        return new OpaqueValue(Types.value(QUANTITY), quantity);
    }

    private static Quantity amount(Value value) {
        return (Quantity) ((OpaqueValue) value).content();
    }

    private static Quantity whole(Value value) {
        return Quantity.of(((IntValue) value).value());
    }

    private static boolean isInteger(Quantity quantity) {
        return quantity.compareTo(Quantity.of(quantity.value())) == 0;
    }

    private static Value asInteger(Value... arguments) {
        Quantity quantity = amount(arguments[0]);
        return isInteger(quantity)
                ? new IntValue(quantity.value())
                : new Failure("cannot convert value to integer");
    }
}
