package dev.kubejar.client;

/// What to list or watch. Selectors are written as in a URL; empty means all.
///
/// @param resourceVersion for a watch: the events after it; empty begins with the present state as
///   `ADDED` events
public record ListOptions(String labelSelector, String fieldSelector, String resourceVersion) {
    public static final ListOptions ALL = new ListOptions("", "", "");

    public ListOptions withFieldSelector(String selector) {
        return new ListOptions(labelSelector, selector, resourceVersion);
    }

    public ListOptions withLabelSelector(String selector) {
        return new ListOptions(selector, fieldSelector, resourceVersion);
    }

    public ListOptions after(String version) {
        return new ListOptions(labelSelector, fieldSelector, version);
    }
}
