package dev.kubejar.client;

import dev.kubejar.api.ApiObject;

/// A `resourceVersion`, which counts the writes of the whole cluster and so can be compared.
///
/// Source: [comparable resource
/// versions](https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions)
public record Revision(long value) implements Comparable<Revision> {
    /// Before every write.
    public static final Revision NONE = new Revision(0);

    public static Revision of(ApiObject object) {
        return parse(object.meta().resourceVersion());
    }

    /// Reads a `resourceVersion`; an empty one is [#NONE].
    public static Revision parse(String resourceVersion) {
        return resourceVersion.isEmpty() ? NONE : new Revision(Long.parseLong(resourceVersion));
    }

    public boolean isAfter(Revision other) {
        return value > other.value;
    }

    public Revision max(Revision other) {
        return isAfter(other) ? this : other;
    }

    @Override
    public int compareTo(Revision other) {
        return Long.compare(value, other.value);
    }

    /// As the API writes it.
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
