package dev.kubejar.apiserver.apply;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who owns `spec.replicas` of a Scale owns the replicas of the object that is scaled, and the
/// other way round.
///
/// @param apiVersion of the scaled object
/// @param replicas where its replicas are, such as `spec`, `replicas`
public record ScaleFields(String apiVersion, List<String> replicas) {
    private static final String SCALE_VERSION = "autoscaling/v1";
    private static final FieldPath IN_SCALE = FieldPath.of(List.of("spec", "replicas"));

    public ScaleFields {
        replicas = List.copyOf(replicas);
    }

    private FieldPath inParent() {
        return FieldPath.of(replicas);
    }

    /// The Scale with the owners that `parent` has of its replicas.
    public ApiObject toScale(ApiObject parent, ApiObject scale) {
        Map<FieldOwner, ManagedFieldsEntry> owners = new LinkedHashMap<>();
        for (ManagedFieldsEntry entry : parsed(parent).all()) {
            if (entry.fields().has(inParent())) {
                FieldOwner owner = inVersion(entry.owner(), SCALE_VERSION);
                owners.put(
                        owner,
                        new ManagedFieldsEntry(
                                owner, SCALE_VERSION, entry.time(), FieldSet.of(IN_SCALE)));
            }
        }
        return FieldOwnership.with(scale, new ManagedFields(owners));
    }

    /// `parent` with the owners of its replicas that a changed `scale` has.
    public ApiObject toParent(ApiObject parent, ApiObject scale) {
        ManagedFields before = parsed(parent);
        ManagedFields scaled = parsed(scale);
        FieldSet replicasOnly = FieldSet.of(inParent());
        ManagedFields left =
                before.map(entry ->
                        scaled.of(inVersion(entry.owner(), SCALE_VERSION)).isPresent()
                                ? entry
                                : entry.withFields(entry.fields().difference(replicasOnly)));
        for (ManagedFieldsEntry entry : scaled.all()) {
            FieldOwner owner = inVersion(entry.owner(), apiVersion);
            if (entry.fields().has(IN_SCALE)) {
                Optional<ManagedFieldsEntry> known = left.of(owner);
                left =
                        left.with(
                                new ManagedFieldsEntry(
                                        owner,
                                        apiVersion,
                                        known.flatMap(ManagedFieldsEntry::time),
                                        known.map(ManagedFieldsEntry::fields)
                                                .orElse(FieldSet.EMPTY)
                                                .union(replicasOnly)));
            }
        }
        return FieldOwnership.with(FieldOwnership.bare(parent), left);
    }

    private static FieldOwner inVersion(FieldOwner owner, String version) {
        return owner.isApplier()
                ? owner
                : FieldOwner.updater(owner.manager(), version, owner.subresource());
    }

    private static ManagedFields parsed(ApiObject object) {
        JsonArray json = object.meta().json().array("managedFields");
        try {
            return ManagedFields.parse(json);
        } catch (MalformedFieldsException _) { // as upstream: who cannot be read does not count
            return ManagedFields.NONE;
        }
    }
}
