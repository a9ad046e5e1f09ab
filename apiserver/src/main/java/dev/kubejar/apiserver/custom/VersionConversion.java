package dev.kubejar.apiserver.custom;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.kind.Conversion;
import dev.kubejar.apiserver.schema.GoForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Between a custom object as one version shows it and as it is stored.
///
/// An object keeps the version in which it was written until it is written again. Reading it prunes
/// it and fills in the defaults of that version, and then converts it.
///
/// @param served the version of clients: `example.com/v1`
/// @param stored the version in which new bytes are written
record VersionConversion(String served, String stored, VersionSchemas schemas, Converter converter)
        implements Conversion {

    @Override
    public ApiObject toStored(ApiObject object) {
        return sorted(converted(List.of(object), stored).getFirst());
    }

    @Override
    public ApiObject fromStored(ApiObject object) {
        return allFromStored(List.of(object)).getFirst();
    }

    /// The objects of each version in one call.
    @Override
    public List<ApiObject> allFromStored(List<ApiObject> objects) {
        List<ApiObject> shown = converted(objects.stream().map(this::asWritten).toList(), served);
        return shown.stream().map(VersionConversion::sorted).toList();
    }

    /// As upstream shows an object without a type of its own.
    private static ApiObject sorted(ApiObject object) {
        return new ApiObject(GoForm.sorted(object.json()));
    }

    private ApiObject asWritten(ApiObject object) {
        return schemas.of(object.apiVersion()).read(object);
    }

    private List<ApiObject> converted(List<ApiObject> objects, String apiVersion) {
        Map<String, List<Integer>> foreign = new LinkedHashMap<>();
        for (int i = 0; i < objects.size(); i++) {
            String own = objects.get(i).apiVersion();
            if (!own.equals(apiVersion)) {
                foreign.computeIfAbsent(own, _ -> new ArrayList<>()).add(i);
            }
        }
        if (foreign.isEmpty()) {
            return objects;
        }
        var all = new ArrayList<>(objects);
        VersionSchema schema = schemas.of(apiVersion);
        for (List<Integer> places : foreign.values()) {
            List<ApiObject> those =
                    converter.convert(places.stream().map(objects::get).toList(), apiVersion);
            for (int i = 0; i < places.size(); i++) {
                all.set(places.get(i), schema.pruned(those.get(i)));
            }
        }
        return all;
    }
}
