package dev.kubejar.apiserver.cel;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.structural.Correlation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One run of all rules over one object: walks object and rules side by side, as long as the cost
/// allows. One thread's.
final class RuleRun {
    /// What upstream prints for the object as a whole.
    static final String NO_PATH = "<nil>";

    private final Budget budget = new Budget();
    private final List<FieldError> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    List<FieldError> errors() {
        return errors;
    }

    List<String> warnings() {
        return warnings;
    }

    /// @param change the object and the one before; empty at creation
    void object(RuleTree rules, JsonObject object, Optional<Correlation> change) {
        walk(rules, Spot.of(NO_PATH, object, change));
    }

    /// @param path the value's
    void value(RuleTree rules, Json value, String path) {
        walk(rules, Spot.of(path, value, Optional.empty()));
    }

    /// A value on the way.
    ///
    /// @param path such as `spec.ports[0]`
    /// @param change the value and its counterpart; empty when it has none
    /// @param above the nearest value above that has a counterpart: where that is unchanged nothing
    ///   below is held against the update
    /// @param inBranch whether the rules stand in an `allOf`: there only what lies above counts as
    ///   unchanged
    record Spot(
            String path,
            Json value,
            Optional<Correlation> change,
            Optional<Correlation> above,
            boolean inBranch) {

        static Spot of(String path, Json value, Optional<Correlation> change) {
            return new Spot(path, value, change, Optional.empty(), false);
        }

        Spot branch() {
            return new Spot(path, value, change, above, true);
        }

        Spot field(String name, Json value) {
            String below = path.equals(NO_PATH) ? name : path + "." + name;
            boolean ofRoot = above.isEmpty() && (name.equals("apiVersion") || name.equals("kind"));
            return ofRoot
                    ? of(below, value, Optional.empty())
                    : below(below, value, change.flatMap(it -> it.field(name)));
        }

        Spot entry(String key, Json value) {
            return below(inBrackets(key), value, change.flatMap(it -> it.field(key)));
        }

        Spot element(int index, Json value) {
            return below(
                    inBrackets(String.valueOf(index)),
                    value,
                    change.flatMap(it -> it.element(index)));
        }

        private String inBrackets(String step) {
            return (path.equals(NO_PATH) ? "" : path) + "[" + step + "]";
        }

        private Spot below(String path, Json value, Optional<Correlation> counterpart) {
            boolean nearest = change.isPresent() && !inBranch;
            return new Spot(path, value, counterpart, nearest ? change : above, inBranch);
        }

        /// The value before; empty when there was none.
        Optional<Json> old() {
            return change.map(Correlation::previous).filter(it -> it != JsonNull.NULL);
        }

        boolean isUnchanged() {
            Optional<Correlation> nearest = inBranch ? above : change.or(() -> above);
            return nearest.filter(Correlation::isUnchanged).isPresent();
        }
    }

    private void walk(RuleTree rules, Spot spot) {
        if (spot.value == JsonNull.NULL || budget.isSpent()) {
            return;
        }
        new SpotRun(rules, spot, budget, errors, warnings).run();
        for (RuleTree branch : rules.allOf()) {
            walk(branch, spot.branch());
        }
        switch (spot.value) {
            case JsonObject object -> fields(rules, spot, object);
            case JsonArray array when rules.items().isPresent() ->
                    elements(rules.items().get(), spot, array);
            default -> {} // nothing below
        }
    }

    private void fields(RuleTree rules, Spot spot, JsonObject object) {
        object.forEach((name, value) -> {
            RuleTree property = rules.properties().get(name);
            if (property != null) {
                walk(property, spot.field(name, value));
            } else {
                rules.entries().ifPresent(it -> walk(it, spot.entry(name, value)));
            }
        });
    }

    private void elements(RuleTree rules, Spot spot, JsonArray array) {
        for (int i = 0; i < array.size(); i++) {
            walk(rules, spot.element(i, array.get(i)));
        }
    }
}
