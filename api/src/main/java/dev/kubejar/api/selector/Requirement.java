package dev.kubejar.api.selector;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.status.FieldError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// One condition of a label selector: a key, an operator and its values.
///
/// Source: [Requirement](https://pkg.go.dev/k8s.io/apimachinery/pkg/labels#Requirement)
public record Requirement(String key, Operator operator, SortedSet<String> values) {

    /// How a label's value must stand to the requirement's.
    public enum Operator {
        IN("in"),
        NOT_IN("notin"),
        EQUALS("="),
        DOUBLE_EQUALS("=="),
        NOT_EQUALS("!="),
        GREATER_THAN("gt"),
        LESS_THAN("lt"),
        EXISTS("exists"),
        DOES_NOT_EXIST("!");

        private final String word;

        Operator(String word) {
            this.word = word;
        }

        /// Upstream's name of the operator.
        String word() {
            return word;
        }
    }

    public Requirement {
        values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }

    static Requirement of(String key, Operator operator, List<String> values) {
        return new Requirement(key, operator, new TreeSet<>(values));
    }

    public boolean matches(Map<String, String> labels) {
        String value = labels.get(key);
        return switch (operator) {
            case IN, EQUALS, DOUBLE_EQUALS -> value != null && values.contains(value);
            case NOT_IN, NOT_EQUALS -> value == null || !values.contains(value);
            case EXISTS -> value != null;
            case DOES_NOT_EXIST -> value == null;
            case GREATER_THAN -> value != null && compare(value).filter(it -> it > 0).isPresent();
            case LESS_THAN -> value != null && compare(value).filter(it -> it < 0).isPresent();
        };
    }

    private Optional<Integer> compare(String value) {
        try {
            return Optional.of(Long.compare(Long.parseLong(value), Long.parseLong(values.first())));
        } catch (NumberFormatException e) {
            return Optional.empty(); // a label that is no number matches neither way
        }
    }

    /// What is wrong with it, with paths such as `values[0][app]`.
    List<FieldError> problems() {
        var problems = new ArrayList<FieldError>(0);
        keyProblem("key", key).ifPresent(problems::add);
        countProblem().ifPresent(why -> problems.add(valuesProblem(why)));
        int at = 0;
        for (String value : values) {
            String path = "values[" + at++ + "]";
            if (comparesNumbers() && !isNumber(value)) {
                problems.add(
                        FieldError.invalid(
                                path,
                                value,
                                "for 'Gt', 'Lt' operators, the value must be an integer"));
            }
            List<String> complaints = Names.labelValue(value);
            if (!complaints.isEmpty()) {
                String keyed = path + "[" + key + "]";
                problems.add(FieldError.invalid(keyed, value, String.join("; ", complaints)));
            }
        }
        return problems;
    }

    static Optional<FieldError> keyProblem(String path, String key) {
        List<String> complaints = Names.qualified(key);
        return complaints.isEmpty()
                ? Optional.empty()
                : Optional.of(FieldError.invalid(path, key, String.join("; ", complaints)));
    }

    private Optional<String> countProblem() {
        int count = values.size();
        return switch (operator) {
            case IN, NOT_IN ->
                    complain(count == 0, "for 'in', 'notin' operators, values set can't be empty");
            case EQUALS, DOUBLE_EQUALS, NOT_EQUALS ->
                    complain(count != 1, "exact-match compatibility requires one single value");
            case EXISTS, DOES_NOT_EXIST ->
                    complain(count != 0, "values set must be empty for exists and does not exist");
            case GREATER_THAN, LESS_THAN ->
                    complain(count != 1, "for 'Gt', 'Lt' operators, exactly one value is required");
        };
    }

    private static Optional<String> complain(boolean wrong, String why) {
        return wrong ? Optional.of(why) : Optional.empty();
    }

    private FieldError valuesProblem(String why) {
        Json all = JsonArray.ofStrings(values);
        return FieldError.invalid("values", all, why);
    }

    private boolean comparesNumbers() {
        return operator == Operator.GREATER_THAN || operator == Operator.LESS_THAN;
    }

    private static boolean isNumber(String value) {
        try {
            Long.parseLong(value);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /// As in a URL: `app=web`, `tier in (a,b)`, `!gone`.
    @Override
    public String toString() {
        String list = String.join(",", values);
        return switch (operator) {
            case IN -> key + " in (" + list + ")";
            case NOT_IN -> key + " notin (" + list + ")";
            case EQUALS -> key + "=" + list;
            case DOUBLE_EQUALS -> key + "==" + list;
            case NOT_EQUALS -> key + "!=" + list;
            case GREATER_THAN -> key + ">" + list;
            case LESS_THAN -> key + "<" + list;
            case EXISTS -> key;
            case DOES_NOT_EXIST -> "!" + key;
        };
    }
}
