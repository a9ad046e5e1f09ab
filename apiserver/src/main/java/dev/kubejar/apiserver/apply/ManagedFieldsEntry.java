package dev.kubejar.apiserver.apply;

import dev.kubejar.api.Timestamps;
import dev.kubejar.api.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;

/// What one owner owns.
///
/// @param apiVersion in whose terms the fields are named
/// @param time when the owner last changed one of them, in seconds; some have none
/// @param stored what it was read from: versions of an object share the entries that stay
///
///   Source:
///   [ManagedFieldsEntry](https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/)
record ManagedFieldsEntry(
        FieldOwner owner,
        String apiVersion,
        Optional<Instant> time,
        FieldSet fields,
        Optional<JsonObject> stored) {

    /// The order of entries in an object.
    static final Comparator<ManagedFieldsEntry> ORDER =
            Comparator.<ManagedFieldsEntry, FieldOwner.Operation>comparing(
                            entry -> entry.owner.operation())
                    .thenComparingLong(ManagedFieldsEntry::epochSecond)
                    .thenComparing(entry -> entry.owner.manager())
                    .thenComparing(ManagedFieldsEntry::apiVersion)
                    .thenComparing(entry -> entry.owner.subresource());

    ManagedFieldsEntry(
            FieldOwner owner, String apiVersion, Optional<Instant> time, FieldSet fields) {
        this(owner, apiVersion, time, fields, Optional.empty());
    }

    long epochSecond() {
        return time.map(Instant::getEpochSecond).orElse(0L);
    }

    /// This entry, or itself when `other` is the set it has.
    @SuppressWarnings("ReferenceEquality") // a set that did not change is the same instance
    ManagedFieldsEntry withFields(FieldSet other) {
        return other == fields ? this : new ManagedFieldsEntry(owner, apiVersion, time, other);
    }

    /// To be printed in our own words.
    ManagedFieldsEntry anew() {
        return new ManagedFieldsEntry(owner, apiVersion, time, fields);
    }

    ManagedFieldsEntry at(Instant other) {
        return new ManagedFieldsEntry(owner, apiVersion, Optional.of(other), fields);
    }

    JsonObject json() {
        return stored.orElseGet(this::print);
    }

    private JsonObject print() {
        JsonObject.Builder json =
                JsonObject.builder()
                        .putUnlessEmpty("manager", owner.manager())
                        .put("operation", owner.operation().text())
                        .put("apiVersion", apiVersion);
        time.ifPresent(it -> json.put("time", Timestamps.seconds(it)));
        return json.put("fieldsType", "FieldsV1")
                .put("fieldsV1", FieldsV1.print(fields))
                .putUnlessEmpty("subresource", owner.subresource())
                .build();
    }

    /// @throws MalformedFieldsException when it is none
    static ManagedFieldsEntry parse(JsonObject json) {
        FieldOwner.Operation operation =
                switch (json.string("operation")) {
                    case "Apply" -> FieldOwner.Operation.APPLY;
                    case "Update" -> FieldOwner.Operation.UPDATE;
                    default ->
                            throw new MalformedFieldsException(
                                    "operation must be `Apply` or `Update`");
                };
        String apiVersion = json.string("apiVersion");
        if (apiVersion.isEmpty()) {
            throw new MalformedFieldsException("apiVersion must not be empty");
        }
        String type = json.string("fieldsType");
        if (!type.equals("FieldsV1")) {
            throw new MalformedFieldsException("invalid fieldsType \"" + type + "\"");
        }
        var owner =
                new FieldOwner(
                        json.string("manager"),
                        operation,
                        operation == FieldOwner.Operation.APPLY ? "" : apiVersion,
                        json.string("subresource"));
        return new ManagedFieldsEntry(
                owner,
                apiVersion,
                json.findString("time").map(ManagedFieldsEntry::instant),
                FieldsV1.parse(json.object("fieldsV1")),
                Optional.of(json));
    }

    private static Instant instant(String time) {
        try {
            return Timestamps.parse(time);
        } catch (DateTimeParseException e) {
            throw new MalformedFieldsException(String.valueOf(e.getMessage()));
        }
    }
}
