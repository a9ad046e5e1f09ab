package dev.kubejar.apiserver.resource;

import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rows that are served, found by their names in URLs. Immutable.
public final class KindRegistry {
    private final Map<UrlNames, KindDefinition> byUrl = new LinkedHashMap<>();

    private KindRegistry(Collection<KindDefinition> rows) {
        for (KindDefinition row : rows) {
            ResourceType type = row.type();
            byUrl.put(new UrlNames(type.group(), type.version(), type.plural()), row);
        }
    }

    public static KindRegistry of(Collection<KindDefinition> rows) {
        return new KindRegistry(rows);
    }

    public List<KindDefinition> all() {
        return List.copyOf(byUrl.values());
    }

    public Optional<KindDefinition> find(String group, String version, String plural) {
        return Optional.ofNullable(byUrl.get(new UrlNames(group, version, plural)));
    }

    public boolean serves(String group, String version) {
        return byUrl.keySet().stream()
                .anyMatch(names -> names.group.equals(group) && names.version.equals(version));
    }

    /// The row of `type`; an unknown one is the caller's mistake, answered as upstream answers a
    /// URL that it does not know.
    public KindDefinition get(ResourceType type) {
        return find(type.group(), type.version(), type.plural())
                .orElseThrow(KindRegistry::notServed);
    }

    /// 404 `the server could not find the requested resource`
    public static StatusException notServed() {
        return StatusException.of(
                Reason.NOT_FOUND, "the server could not find the requested resource");
    }

    /// 405 `the server does not allow this method on the requested resource`
    public static StatusException notAllowed() {
        return StatusException.of(
                Reason.METHOD_NOT_ALLOWED,
                "the server does not allow this method on the requested resource");
    }

    private record UrlNames(String group, String version, String plural) {}
}
