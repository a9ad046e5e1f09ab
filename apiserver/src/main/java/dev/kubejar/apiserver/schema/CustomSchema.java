package dev.kubejar.apiserver.schema;

import dev.kubejar.api.json.JsonObject;
import java.util.List;

/// What a CustomResourceDefinition says of one kind in one version. Safe for any thread.
public interface CustomSchema {

    /// For merges and explanations.
    Schema schema();

    /// As the definition has it, in OpenAPI's words, descriptions included.
    JsonObject json();

    /// `object` without the fields that the schema does not name, and which those were.
    ///
    /// @param duplicates paths of its repeated fields
    /// @throws TypeMismatchException on a value of a wrong type in its metadata
    FieldCheck.Checked check(JsonObject object, List<String> duplicates);
}
