package dev.kubejar.apiserver.watch;

import dev.kubejar.apiserver.resource.Notice;
import dev.kubejar.apiserver.resource.StoredObject;

/// The lines of one watch, in the form its client asked for. May remember what it has sent.
public interface EventEncoding {

    /// The line of an object's change, with its line feed.
    byte[] changed(Notice.Type type, StoredObject object);

    /// The line of a bookmark.
    ///
    /// @param initialEnd whether it ends the initial events
    byte[] bookmark(long revision, boolean initialEnd);
}
