package dev.kubejar.api.apiextensions;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.Condition;
import dev.kubejar.api.View;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A kind that users define.
///
/// Source: [custom
/// resources](https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/)
public record CustomResourceDefinition(ApiObject object) implements View {
    public static final Kind<CustomResourceDefinition> KIND =
            new Kind<>(
                    new ResourceType(
                            "apiextensions.k8s.io",
                            "v1",
                            "CustomResourceDefinition",
                            "customresourcedefinitions",
                            Scope.CLUSTER),
                    CustomResourceDefinition::new);

    /// The condition that its names are free.
    public static final String NAMES_ACCEPTED = "NamesAccepted";

    /// The condition that it is served, which it then is until it is deleted.
    public static final String ESTABLISHED = "Established";

    /// The condition that its objects are being deleted.
    public static final String TERMINATING = "Terminating";

    /// Holds a definition until its objects are gone.
    public static final String CLEANUP_FINALIZER = "customresourcecleanup.apiextensions.k8s.io";

    public String group() {
        return object.spec().string("group");
    }

    public Scope scope() {
        return object.spec().string("scope").equals("Cluster") ? Scope.CLUSTER : Scope.NAMESPACED;
    }

    /// The names that are asked for.
    public DefinitionNames names() {
        return new DefinitionNames(object.spec().object("names"));
    }

    /// The names that it has got and is served under.
    public DefinitionNames acceptedNames() {
        return new DefinitionNames(object.status().object("acceptedNames"));
    }

    public List<DefinitionVersion> versions() {
        return object.spec().objects("versions").stream().map(DefinitionVersion::new).toList();
    }

    public Optional<DefinitionVersion> version(String name) {
        return versions().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /// The version in which objects are stored.
    public Optional<DefinitionVersion> storageVersion() {
        return versions().stream().filter(DefinitionVersion::isStorage).findFirst();
    }

    /// How objects get from one version to another: `{"strategy": "None"}`.
    public JsonObject conversion() {
        return object.spec().object("conversion");
    }

    /// The versions in which objects may lie in the store.
    public List<String> storedVersions() {
        return object.status().strings("storedVersions");
    }

    public boolean isTrue(String condition) {
        return Condition.isTrue(object.status(), condition);
    }

    public boolean isEstablished() {
        return isTrue(ESTABLISHED);
    }

    /// Whether its objects are to be served: it has its names, or had them once.
    public boolean isServing() {
        return isEstablished() || isTrue(NAMES_ACCEPTED);
    }

    /// A type under which all its objects are served now: in the version in which they are stored,
    /// if that is served. Empty while none is.
    public Optional<ResourceType> servedType() {
        return isEstablished()
                ? versions().stream()
                        .filter(DefinitionVersion::isServed)
                        .min(Comparator.comparing(version -> !version.isStorage()))
                        .map(this::typeOf)
                : Optional.empty();
    }

    private ResourceType typeOf(DefinitionVersion version) {
        DefinitionNames names = acceptedNames();
        return new ResourceType(group(), version.name(), names.kind(), names.plural(), scope());
    }

    /// Whether its objects are being deleted, so that nobody may create more.
    public boolean isTerminating() {
        return isTrue(TERMINATING);
    }
}
