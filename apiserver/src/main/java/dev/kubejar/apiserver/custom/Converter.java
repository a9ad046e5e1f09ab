package dev.kubejar.apiserver.custom;

import dev.kubejar.api.ApiObject;
import java.util.List;

/// Brings objects of one custom kind from version to version. Safe for any thread.
@FunctionalInterface
public interface Converter {

    /// Upstream's strategy `None`: only `apiVersion` changes.
    Converter NONE =
            (objects, apiVersion) ->
                    objects.stream()
                            .map(object ->
                                    new ApiObject(object.json().with("apiVersion", apiVersion)))
                            .toList();

    /// The objects in the version `apiVersion`, in the same order. All are of one other version.
    /// May block; refuses with a [dev.kubejar.api.status.StatusException] when they cannot be
    /// converted.
    List<ApiObject> convert(List<ApiObject> objects, String apiVersion);
}
