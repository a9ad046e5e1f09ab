package dev.kubejar.client.reconcile;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.ResourcePath;
import java.util.List;
import java.util.Optional;

/// One write of a [Plan], with what must still be true for it to be made.
public sealed interface Change {

    /// Makes an object. One that is there already under its name is as good if the same controller
    /// owns it.
    record Create(ResourceType type, ApiObject object, Optional<Announcement> announcement)
            implements Change {
        @Override
        public Create announced(Announcement by) {
            return new Create(type, object, Optional.of(by));
        }
    }

    /// Changes some fields by a JSON merge patch.
    ///
    /// @param onlyIf the `resourceVersion` that was decided on; empty for any
    /// @param uid the object that was decided on, not a later one of its name
    /// @param body the patch without these preconditions
    record Merge(
            ResourcePath path,
            String uid,
            String onlyIf,
            JsonObject body,
            Optional<Announcement> announcement)
            implements Change {
        @Override
        public Merge announced(Announcement by) {
            return new Merge(path, uid, onlyIf, body, Optional.of(by));
        }
    }

    /// Replaces an object, or its subresource, with the `resourceVersion` in it as precondition.
    record Replace(ResourcePath path, ApiObject object, Optional<Announcement> announcement)
            implements Change {
        @Override
        public Replace announced(Announcement by) {
            return new Replace(path, object, Optional.of(by));
        }
    }

    /// Deletes an object; one that is gone already is as good.
    record Delete(ResourcePath path, DeleteOptions options, Optional<Announcement> announcement)
            implements Change {
        @Override
        public Delete announced(Announcement by) {
            return new Delete(path, options, Optional.of(by));
        }
    }

    /// Changes in no order, made side by side in batches of 1, 2, 4, … so that a refusal that meets
    /// all of them is found out with few requests.
    record Together(List<Change> changes) implements Change {
        public Together {
            changes = List.copyOf(changes);
        }

        @Override
        public Optional<Announcement> announcement() {
            return Optional.empty();
        }

        @Override
        public Together announced(Announcement by) {
            return new Together(changes.stream().map(one -> one.announced(by)).toList());
        }
    }

    /// Nothing to write: goes on only if the API, asked now, still has this very object and is not
    /// deleting it. Before a change that must not be made on the word of a cache that lags behind.
    record Require(ResourcePath path, String uid) implements Change {
        @Override
        public Optional<Announcement> announcement() {
            return Optional.empty();
        }

        @Override
        public Require announced(Announcement by) {
            return this;
        }
    }

    Optional<Announcement> announcement();

    /// The same change with Events for its success and its refusal.
    Change announced(Announcement by);

    static Require require(ResourceType type, View object) {
        return new Require(ResourcePath.of(type, object.object()), object.uid());
    }

    static Create create(ResourceType type, ApiObject object) {
        return new Create(type, object, Optional.empty());
    }

    /// Merges `body` into `object`, if it is still in the state that was decided on.
    static Merge merge(ResourceType type, View object, JsonObject body) {
        return new Merge(
                ResourcePath.of(type, object.object()),
                object.uid(),
                object.meta().resourceVersion(),
                body,
                Optional.empty());
    }

    static Replace replace(ResourcePath path, ApiObject object) {
        return new Replace(path, object, Optional.empty());
    }

    /// Deletes this very object with options of its own.
    static Delete delete(ResourceType type, View object, DeleteOptions options) {
        return new Delete(
                ResourcePath.of(type, object.object()),
                options.withUid(object.uid()),
                Optional.empty());
    }

    /// Deletes this very object, not a later one of its name.
    static Delete delete(ResourceType type, View object) {
        return new Delete(
                ResourcePath.of(type, object.object()),
                DeleteOptions.ofUid(object.uid()),
                Optional.empty());
    }
}
