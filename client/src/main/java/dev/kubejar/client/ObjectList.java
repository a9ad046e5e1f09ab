package dev.kubejar.client;

import dev.kubejar.api.ApiObject;
import java.util.List;

/// What a list answers: the objects, and the revision at which all of them are true.
///
/// @param resourceVersion to watch from
public record ObjectList(String resourceVersion, List<ApiObject> items) {

    public ObjectList {
        items = List.copyOf(items);
    }
}
