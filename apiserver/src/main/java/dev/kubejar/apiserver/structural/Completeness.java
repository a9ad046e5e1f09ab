package dev.kubejar.apiserver.structural;

import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Optional;

/// Every field and every list's items of which a junctor speaks must be known outside of it, too.
final class Completeness {
    private final Problems problems = new Problems();

    private Completeness() {}

    static List<FieldError> problems(StructuralSchema schema, String path) {
        var completeness = new Completeness();
        completeness.junctors(schema.validation().branches(), schema, path, path);
        return completeness.problems.list();
    }

    /// @param path of the schema
    /// @param validationPath of the value validations that must find their fields in it
    private void junctors(
            Branches junctors, StructuralSchema schema, String path, String validationPath) {
        junctors.not().ifPresent(not -> branch(not, schema, path, validationPath + ".not"));
        branches(junctors.allOf(), schema, path, validationPath + ".allOf");
        branches(junctors.anyOf(), schema, path, validationPath + ".anyOf");
        branches(junctors.oneOf(), schema, path, validationPath + ".oneOf");
    }

    private void branches(
            List<StructuralSchema> branches,
            StructuralSchema schema,
            String path,
            String validationPath) {
        for (int i = 0; i < branches.size(); i++) {
            branch(branches.get(i), schema, path, validationPath + "[" + i + "]");
        }
    }

    private void branch(
            StructuralSchema branch, StructuralSchema schema, String path, String branchPath) {
        junctors(branch.validation().branches(), schema, path, branchPath);
        branch.items()
                .ifPresent(items ->
                        known(items, schema.items(), path + ".items", branchPath + ".items"));
        branch.properties()
                .forEach((name, property) -> {
                    String step = ".properties[" + name + "]";
                    known(
                            property,
                            Optional.ofNullable(schema.properties().get(name)),
                            path + step,
                            branchPath + step);
                });
    }

    private void known(
            StructuralSchema branch,
            Optional<StructuralSchema> schema,
            String path,
            String branchPath) {
        if (schema.isPresent()) {
            branch(branch, schema.get(), path, branchPath);
        } else {
            problems.required(path, "because it is defined in " + branchPath);
        }
    }
}
