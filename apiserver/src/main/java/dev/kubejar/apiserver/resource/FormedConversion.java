package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.kind.Conversion;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.apiserver.schema.Schemas;

/// The conversion of a built-in kind that shows another's objects, with what comes out in
/// upstream's form.
record FormedConversion(
        Conversion conversion, ResourceType served, ResourceType stored, Schemas schemas)
        implements Conversion {

    /// The row with its conversion so, if it has one.
    static KindDefinition in(KindDefinition row, Schemas schemas) {
        ResourceType stored = row.storage().type();
        return row.type().equals(stored)
                ? row
                : row.withConversion(
                        new FormedConversion(
                                row.storage().conversion(), row.type(), stored, schemas));
    }

    @Override
    public ApiObject toStored(ApiObject object) {
        return formed(stored, conversion.toStored(object));
    }

    @Override
    public ApiObject fromStored(ApiObject object) {
        return formed(served, conversion.fromStored(object));
    }

    @Override
    public String storedField(String field) {
        return conversion.storedField(field);
    }

    private ApiObject formed(ResourceType type, ApiObject object) {
        return new ApiObject(schemas.inGoForm(type.apiVersion(), type.kind(), object.json()));
    }
}
