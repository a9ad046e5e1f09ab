package dev.kubejar.api;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A view of one entry of `status.conditions`, the same for all kinds.
public record Condition(JsonObject json) {

    /// The entry of `type` among a status's conditions.
    public static Optional<Condition> find(JsonObject status, String type) {
        for (Json entry : status.array("conditions")) {
            if (entry instanceof JsonObject json && json.string("type").equals(type)) {
                return Optional.of(new Condition(json));
            }
        }
        return Optional.empty();
    }

    /// Whether the condition is there and `True`.
    public static boolean isTrue(JsonObject status, String type) {
        return find(status, type).filter(Condition::isTrue).isPresent();
    }

    public static List<Condition> all(JsonObject status) {
        return status.objects("conditions").stream().map(Condition::new).toList();
    }

    /// Since when the condition of `type` has had this status; empty when it has another or is not
    /// there.
    public static Optional<Instant> since(List<Condition> all, String type, String status) {
        return all.stream()
                .filter(one -> one.type().equals(type) && one.status().equals(status))
                .findFirst()
                .flatMap(Condition::lastTransitionTime);
    }

    /// `status` with this condition in place of the one of its type; as it is when that one says
    /// the same, since whenever.
    public JsonObject setIn(JsonObject status) {
        if (find(status, type()).filter(this::saysTheSame).isPresent()) {
            return status;
        }
        Stream<JsonObject> others =
                status.objects("conditions").stream()
                        .filter(one -> !one.string("type").equals(type()));
        return status.with(
                "conditions", JsonArray.of(Stream.concat(others, Stream.of(json)).toList()));
    }

    private boolean saysTheSame(Condition other) {
        return status().equals(other.status())
                && reason().equals(other.reason())
                && message().equals(other.message());
    }

    public String type() {
        return json.string("type");
    }

    /// `True`, `False` or `Unknown`.
    public String status() {
        return json.string("status");
    }

    public boolean isTrue() {
        return status().equals("True");
    }

    public String reason() {
        return json.string("reason");
    }

    public String message() {
        return json.string("message");
    }

    public Optional<Instant> lastTransitionTime() {
        return json.findString("lastTransitionTime").map(Timestamps::parse);
    }
}
