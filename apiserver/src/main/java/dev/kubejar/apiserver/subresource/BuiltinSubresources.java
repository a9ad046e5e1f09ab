package dev.kubejar.apiserver.subresource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.resource.Caller;
import dev.kubejar.apiserver.resource.KindRegistry;
import dev.kubejar.apiserver.resource.Subresources;
import dev.kubejar.apiserver.resource.Verbs;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import java.util.Set;

/// The subresources of the built-in kinds, found by their names.
public final class BuiltinSubresources implements Subresources {
    private static final Set<String> SERVED = Set.of("scale", "binding", "eviction", "finalize");

    private final Scale scale;
    private final PodBinding binding;
    private final PodEviction eviction;
    private final NamespaceFinalize finalize;

    public BuiltinSubresources(Verbs verbs) {
        this.scale = new Scale(verbs);
        this.binding = new PodBinding(verbs);
        this.eviction = new PodEviction(verbs);
        this.finalize = new NamespaceFinalize(verbs);
    }

    @Override
    public ApiObject get(ResourcePath path) {
        if (path.subresource().equals("scale")) {
            return scale.get(path);
        }
        throw refused(path);
    }

    @Override
    public ApiObject create(ResourcePath path, ApiObject body, Caller caller) {
        return switch (path.type().plural() + "/" + path.subresource()) {
            case "pods/binding" -> binding.bind(path, body, caller);
            case "pods/eviction" -> eviction.evict(path, body, caller);
            default -> throw refused(path);
        };
    }

    @Override
    public ApiObject update(ResourcePath path, ApiObject body, Caller caller) {
        return switch (path.subresource()) {
            case "scale" -> scale.update(path, body, caller);
            case "finalize" -> finalize.update(path, body, caller);
            default -> throw refused(path);
        };
    }

    @Override
    public ApiObject patch(ResourcePath path, Patch patch, Caller caller) {
        if (path.subresource().equals("scale")) {
            return scale.patch(path, patch, caller);
        }
        throw refused(path);
    }

    /// One that exists has no such method; the rest are names of pods' parts that nobody serves.
    private static StatusException refused(ResourcePath path) {
        return SERVED.contains(path.subresource())
                ? KindRegistry.notAllowed()
                : KindRegistry.notServed();
    }
}
