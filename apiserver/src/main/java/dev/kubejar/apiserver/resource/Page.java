package dev.kubejar.apiserver.resource;

import dev.kubejar.api.json.JsonObject;
import java.util.List;
import java.util.OptionalLong;

/// What a list answers: objects of one collection at one revision.
///
/// @param revision 0 for objects that nobody keeps
/// @param continueToken where the next page begins; empty at the end
/// @param remaining how many objects are still to come, when that is known
public record Page(
        long revision, String continueToken, OptionalLong remaining, List<StoredObject> items) {

    public Page {
        items = List.copyOf(items);
    }

    /// The list's own `metadata`.
    public JsonObject metadata() {
        JsonObject.Builder metadata =
                JsonObject.builder()
                        .putUnlessEmpty(
                                "resourceVersion", revision == 0 ? "" : Long.toString(revision))
                        .putUnlessEmpty("continue", continueToken);
        remaining.ifPresent(count -> metadata.put("remainingItemCount", count));
        return metadata.build();
    }

    /// The same of a list of custom objects: sorted, and it says when nothing is to come.
    public JsonObject untypedMetadata() {
        JsonObject.Builder metadata = JsonObject.builder().put("continue", continueToken);
        remaining.ifPresent(count -> metadata.put("remainingItemCount", count));
        return metadata.put("resourceVersion", Long.toString(revision)).build();
    }
}
