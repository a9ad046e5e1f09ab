package dev.kubejar.apiserver.request;

import java.util.Locale;

/// What a request wants done with a resource, in the words of authorization.
public enum Verb {
    GET,
    LIST,
    WATCH,
    CREATE,
    UPDATE,
    PATCH,
    DELETE,
    DELETECOLLECTION;

    /// `deletecollection`
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean writes() {
        return switch (this) {
            case GET, LIST, WATCH -> false;
            case CREATE, UPDATE, PATCH, DELETE, DELETECOLLECTION -> true;
        };
    }
}
