package dev.kubejar.apiserver.schema;

import org.jspecify.annotations.Nullable;

/// Where in an object the check stands: a chain of steps from the root, read only when something is
/// wrong.
///
/// @param step `.spec`, `[0]`; a field's step begins with a dot
/// @param struct the Go struct that holds the nearest field, such as `DeploymentSpec`
/// @param inStruct whether this step is a field of a struct, not a map's key or a list's index
record Place(@Nullable Place parent, String step, String struct, boolean inStruct) {

    static Place root(String struct) {
        return new Place(null, "", struct, false);
    }

    /// The root of what is decoded by itself, though it lies at `path`.
    static Place part(String path, String struct) {
        return new Place(null, "." + path, struct, false);
    }

    Place field(String name, String owner) {
        return new Place(this, "." + name, owner, true);
    }

    Place key(String key) {
        return new Place(this, "." + key, struct, false);
    }

    Place index(int index) {
        return new Place(this, "[" + index + "]", struct, false);
    }

    /// `json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type
    /// int32`
    ///
    /// @param found what was found: `string`, `number 1.5`
    TypeMismatchException mismatch(String found, String goType) {
        String field = fieldsOnly();
        String into =
                field.isEmpty() ? "Go value" : "Go struct field %s.%s".formatted(struct, field);
        return new TypeMismatchException(
                "json: cannot unmarshal %s into %s of type %s".formatted(found, into, goType));
    }

    /// `spec.template.spec.containers.image`: Go names neither indexes nor keys of maps.
    private String fieldsOnly() {
        var path = new StringBuilder();
        for (Place at = this; at != null; at = at.parent) {
            if (at.inStruct) {
                path.insert(0, at.step);
            }
        }
        return path.isEmpty() ? "" : path.substring(1);
    }

    /// `spec.template.spec.containers[0].image`
    @Override
    public String toString() {
        var path = new StringBuilder();
        for (Place at = this; at != null; at = at.parent) {
            path.insert(0, at.step);
        }
        return path.isEmpty() ? "" : path.substring(1);
    }
}
