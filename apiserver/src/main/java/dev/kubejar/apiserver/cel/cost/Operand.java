package dev.kubejar.apiserver.cel.cost;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import java.util.List;
import java.util.Optional;

/// One argument of a call, as far as an estimate wants to know it.
///
/// @param path how the value is reached from a variable, such as `self`, `items`, `@items`; empty
///   when it is made on the way
/// @param expression empty for the elements of a list, which have none of their own
/// @param size what is known of it
record Operand(
        List<String> path, CelType type, Optional<CelExpr> expression, Optional<Range> size) {

    Range sizeOrUnknown() {
        return size.orElse(Range.UNKNOWN);
    }
}
