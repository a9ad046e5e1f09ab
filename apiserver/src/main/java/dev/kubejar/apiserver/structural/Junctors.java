package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.status.GoValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `anyOf`, `oneOf`, `allOf` and `not`. Of the branches of which one should have held, the problems
/// of that branch are told of which the value meets the most.
final class Junctors {
    private final Json value;
    private final Where where;
    private final Findings found;

    private Junctors(Json value, Where where, Findings found) {
        this.value = value;
        this.where = where;
        this.found = found;
    }

    static void check(StructuralSchema schema, Json value, Where where, Findings found) {
        var junctors = new Junctors(value, where, found);
        Branches branches = schema.validation().branches();
        if (!branches.anyOf().isEmpty()) {
            junctors.anyOf(branches.anyOf());
        }
        if (!branches.oneOf().isEmpty()) {
            junctors.oneOf(branches.oneOf());
        }
        if (!branches.allOf().isEmpty()) {
            junctors.allOf(branches.allOf());
        }
        branches.not().ifPresent(junctors::not);
        found.match();
    }

    private Findings branch(StructuralSchema schema) {
        return ValueCheck.at(where, schema, value);
    }

    private void anyOf(List<StructuralSchema> schemas) {
        @Nullable Findings nearest = null;
        for (StructuralSchema schema : schemas) {
            Findings branch = branch(schema);
            if (branch.isEmpty()) {
                found.merge(branch);
                return;
            }
            nearest = nearer(branch, nearest);
        }
        tell("must validate at least one schema (anyOf)");
        Optional.ofNullable(nearest).ifPresent(found::merge);
    }

    private void oneOf(List<StructuralSchema> schemas) {
        @Nullable Findings nearest = null;
        @Nullable Findings valid = null;
        int count = 0;
        for (StructuralSchema schema : schemas) {
            Findings branch = branch(schema);
            if (branch.isEmpty()) {
                count++;
                valid = valid == null ? branch : valid;
            } else {
                nearest = nearer(branch, nearest);
            }
        }
        if (count == 1 && valid != null) {
            found.merge(valid);
        } else if (count == 0) {
            tell("must validate one and only one schema (oneOf). Found none valid");
            Optional.ofNullable(nearest).ifPresent(found::merge);
        } else {
            tell(
                    "must validate one and only one schema (oneOf). Found %d valid alternatives"
                            .formatted(count));
        }
    }

    private static Findings nearer(Findings branch, @Nullable Findings nearest) {
        return nearest == null || branch.matches() > nearest.matches() ? branch : nearest;
    }

    private void allOf(List<StructuralSchema> schemas) {
        int count = 0;
        for (StructuralSchema schema : schemas) {
            Findings branch = branch(schema);
            count += branch.isEmpty() ? 1 : 0;
            found.merge(branch);
        }
        if (count < schemas.size()) {
            tell("must validate all the schemas (allOf)" + (count == 0 ? ". None validated" : ""));
        }
    }

    private void not(StructuralSchema schema) {
        if (branch(schema).isEmpty()) {
            tell("must not validate the schema (not)");
        }
    }

    private void tell(String what) {
        found.addWithoutPlace(GoValue.quoted(where.toString()) + " " + what);
    }
}
