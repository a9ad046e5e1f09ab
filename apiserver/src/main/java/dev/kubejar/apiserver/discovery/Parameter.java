package dev.kubejar.apiserver.discovery;

import java.util.List;

/// A query parameter of the API.
///
/// Source: [parameters](https://kubernetes.io/docs/reference/kubernetes-api/common-parameters/)
record Parameter(String name, String type, String description) {
    static final Parameter PRETTY =
            text("pretty", "Whether the answer is laid out to be read; true by default for curl.");
    static final Parameter DRY_RUN =
            text("dryRun", "`All` goes through every step of the request but keeps nothing.");
    static final Parameter FIELD_MANAGER =
            text("fieldManager", "The name under which the changed fields are tracked.");
    static final Parameter FIELD_VALIDATION =
            text(
                    "fieldValidation",
                    "What becomes of unknown and duplicate fields: `Ignore`, `Warn` (the default) or `Strict`.");
    static final Parameter FORCE =
            flag("force", "Whether apply takes over fields that others manage.");

    static final List<Parameter> OF_WRITES = List.of(DRY_RUN, FIELD_MANAGER, FIELD_VALIDATION);
    static final List<Parameter> OF_PATCHES =
            List.of(DRY_RUN, FIELD_MANAGER, FIELD_VALIDATION, FORCE);
    static final List<Parameter> OF_DELETES =
            List.of(
                    DRY_RUN,
                    whole(
                            "gracePeriodSeconds",
                            "Seconds until the object is deleted; 0 is at once."),
                    flag(
                            "ignoreStoreReadErrorWithClusterBreakingPotential",
                            "Whether an object that cannot be read is deleted all the same."),
                    flag("orphanDependents", "Use propagationPolicy instead."),
                    text("propagationPolicy", "`Orphan`, `Background` or `Foreground`."));
    static final List<Parameter> OF_LISTS =
            List.of(
                    flag("allowWatchBookmarks", "Whether a watch may send BOOKMARK events."),
                    text("continue", "Where the last page of the list ended."),
                    text("fieldSelector", "Selects objects by their fields."),
                    text("labelSelector", "Selects objects by their labels."),
                    whole("limit", "How many objects one page holds at most."),
                    text("resourceVersion", "The version that the answer may not be older than."),
                    text("resourceVersionMatch", "How resourceVersion is meant for a list."),
                    flag("sendInitialEvents", "Whether a watch begins with the present state."),
                    whole("timeoutSeconds", "How long a list or watch may take."),
                    flag("watch", "Whether to be told of changes instead of the list."));

    private static Parameter text(String name, String description) {
        return new Parameter(name, "string", description);
    }

    private static Parameter whole(String name, String description) {
        return new Parameter(name, "integer", description);
    }

    private static Parameter flag(String name, String description) {
        return new Parameter(name, "boolean", description);
    }
}
