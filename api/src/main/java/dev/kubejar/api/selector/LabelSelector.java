package dev.kubejar.api.selector;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.selector.Requirement.Operator;
import dev.kubejar.api.status.StatusException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Picks objects by their labels: all requirements must hold.
///
/// Source: [Labels and
/// selectors](https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/)
///
/// @param requirements sorted by key
/// @param matchesNothing an absent selector of an object: picks nothing, prints as the empty text
public record LabelSelector(List<Requirement> requirements, boolean matchesNothing) {
    public static final LabelSelector EVERYTHING = new LabelSelector(List.of(), false);
    public static final LabelSelector NOTHING = new LabelSelector(List.of(), true);

    public LabelSelector {
        requirements = List.copyOf(requirements);
    }

    static LabelSelector of(List<Requirement> requirements) {
        var sorted = new ArrayList<>(requirements);
        sorted.sort(Comparator.comparing(Requirement::key));
        return new LabelSelector(sorted, false);
    }

    /// Reads the URL form, such as `app=web,tier in (a,b),!gone`. Refuses with upstream's words and
    /// 400.
    public static LabelSelector parse(String text) {
        return new LabelSelectorParser(text).parse();
    }

    /// Each of `labels` must be there with its value; none picks everything. So do services select.
    public static LabelSelector ofLabels(Map<String, String> labels) {
        return of(labels.entrySet().stream().map(it -> equal(it.getKey(), it.getValue())).toList());
    }

    private static Requirement equal(String key, String value) {
        return Requirement.of(key, Operator.EQUALS, List.of(value));
    }

    /// Reads the object form, `{matchLabels, matchExpressions}`, that has passed
    /// [SelectorRules#problems].
    public static LabelSelector of(JsonObject selector) {
        var all = new ArrayList<Requirement>();
        selector.stringMap("matchLabels").forEach((key, value) -> all.add(equal(key, value)));
        selector.objects("matchExpressions").stream()
                .map(LabelSelector::expression)
                .forEach(all::add);
        return of(all);
    }

    /// Reads the object form, where an absent selector picks nothing.
    public static LabelSelector of(Optional<JsonObject> selector) {
        return selector.map(LabelSelector::of).orElse(NOTHING);
    }

    private static Requirement expression(JsonObject json) {
        String operator = json.string("operator");
        return Requirement.of(
                json.string("key"),
                switch (operator) {
                    case "In" -> Operator.IN;
                    case "NotIn" -> Operator.NOT_IN;
                    case "Exists" -> Operator.EXISTS;
                    case "DoesNotExist" -> Operator.DOES_NOT_EXIST;
                    default ->
                            throw StatusException.badRequest(
                                    Json.of(operator) + " is not a valid label selector operator");
                },
                json.strings("values"));
    }

    public boolean matches(Map<String, String> labels) {
        if (matchesNothing) {
            return false;
        }
        for (Requirement requirement : requirements) {
            if (!requirement.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    /// Whether it is the selector without a requirement.
    public boolean matchesEverything() {
        return requirements.isEmpty() && !matchesNothing;
    }

    /// The URL form.
    @Override
    public String toString() {
        return requirements.stream().map(Requirement::toString).collect(Collectors.joining(","));
    }
}
