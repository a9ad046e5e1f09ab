package dev.kubejar.apiserver.apply;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.apiserver.schema.Schema;

/// An object in the terms of one version of its kind.
///
/// @param row the version
record TypedObject(KindDefinition row, Schema schema, ApiObject object) {

    TypedObject with(ApiObject other) {
        return new TypedObject(row, schema, other);
    }

    String apiVersion() {
        return row.type().apiVersion();
    }

    /// With what `applied` names laid over it.
    TypedObject merged(TypedObject applied) {
        return with(new ApiObject(Merge.merge(schema, object.json(), applied.object.json())));
    }

    FieldSet named() {
        return TreeFields.named(schema, object.json());
    }

    FieldSet withNamedFields(FieldSet set) {
        return TreeFields.withNamedFields(schema, set);
    }

    TypedObject without(FieldSet fields) {
        return with(new ApiObject(Removal.remove(schema, object.json(), fields)));
    }

    Comparison to(TypedObject next) {
        return Comparison.of(schema, object.json(), next.object.json());
    }
}
