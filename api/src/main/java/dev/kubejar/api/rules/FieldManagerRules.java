package dev.kubejar.api.rules;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoValue;
import java.util.ArrayList;
import java.util.List;

/// What makes the name of a field manager, or an entry of `metadata.managedFields`, invalid.
///
/// Source:
/// [ValidateFieldManager](https://pkg.go.dev/k8s.io/apimachinery/pkg/apis/meta/v1/validation)
public final class FieldManagerRules {
    /// The longest name that a field manager may have.
    public static final int MAX_BYTES = 128;

    private static final int MAX_SUBRESOURCE_BYTES = 256;

    private FieldManagerRules() {}

    /// What is wrong with `manager`, which stands at `path`.
    public static List<FieldError> problems(String manager, String path) {
        var problems = new ArrayList<FieldError>();
        if (GoValue.length(manager) > MAX_BYTES) {
            problems.add(FieldError.tooLong(path, MAX_BYTES));
        }
        int position = 0;
        for (int c : manager.codePoints().toArray()) {
            if (!GoValue.isPrintable(c)) {
                problems.add(
                        FieldError.invalid(
                                path,
                                manager,
                                "invalid character U+%04X (at position %d)"
                                        .formatted(c, position)));
            }
            position += GoValue.length(Character.toString(c));
        }
        return problems;
    }

    /// What is wrong with the entries of `metadata.managedFields`.
    static void managedFields(List<JsonObject> entries, Problems problems) {
        for (int i = 0; i < entries.size(); i++) {
            String path = "metadata.managedFields[" + i + "]";
            JsonObject entry = entries.get(i);
            problems(entry.string("manager"), path + ".manager").forEach(problems::add);
            if (GoValue.length(entry.string("subresource")) > MAX_SUBRESOURCE_BYTES) {
                problems.add(FieldError.tooLong(path + ".subresource", MAX_SUBRESOURCE_BYTES));
            }
        }
    }
}
