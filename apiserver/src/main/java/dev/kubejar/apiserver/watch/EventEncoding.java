package dev.kubejar.apiserver.watch;

import dev.kubejar.api.status.Status;
import dev.kubejar.apiserver.resource.Notice;
import dev.kubejar.apiserver.resource.StoredObject;

/// The events of one watch as bytes, in the form its client asked for. May remember what it has
/// sent.
public interface EventEncoding {

    /// An object's change.
    byte[] changed(Notice.Type type, StoredObject object);

    /// A bookmark.
    ///
    /// @param initialEnd whether it ends the initial events
    byte[] bookmark(long revision, boolean initialEnd);

    /// What ends a watch that cannot go on.
    default byte[] error(Status status) {
        return EventLines.line("ERROR", status.json());
    }
}
