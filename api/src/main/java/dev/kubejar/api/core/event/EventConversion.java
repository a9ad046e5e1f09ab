package dev.kubejar.api.core.event;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Conversion;
import java.util.Map;
import java.util.stream.Collectors;

/// `events.k8s.io/v1` Events, stored as those of `v1`: the same objects under newer field names.
public final class EventConversion implements Conversion {
    /// Newer name, stored name.
    private static final Map<String, String> NAMES =
            Map.of(
                    "regarding", "involvedObject",
                    "note", "message",
                    "reportingController", "reportingComponent",
                    "deprecatedSource", "source",
                    "deprecatedFirstTimestamp", "firstTimestamp",
                    "deprecatedLastTimestamp", "lastTimestamp",
                    "deprecatedCount", "count");

    private static final Map<String, String> STORED_TO_SERVED =
            NAMES.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    @Override
    public ApiObject toStored(ApiObject served) {
        return renamed(served, NAMES, Event.KIND.type().apiVersion());
    }

    @Override
    public ApiObject fromStored(ApiObject stored) {
        return renamed(stored, STORED_TO_SERVED, "events.k8s.io/v1");
    }

    private static ApiObject renamed(
            ApiObject object, Map<String, String> names, String apiVersion) {
        var renamed = JsonObject.builder();
        object.json().forEach((name, value) -> renamed.put(names.getOrDefault(name, name), value));
        return new ApiObject(renamed.put("apiVersion", apiVersion).build());
    }

    @Override
    public String storedField(String field) {
        int point = field.indexOf('.');
        String first = point < 0 ? field : field.substring(0, point);
        return NAMES.getOrDefault(first, first) + field.substring(first.length());
    }
}
