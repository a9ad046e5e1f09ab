package dev.kubejar.apiserver.discovery;

import java.util.List;
import java.util.stream.Stream;

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

    static final List<Parameter> OF_READS = List.of(PRETTY);
    static final List<Parameter> OF_WRITES =
            List.of(PRETTY, DRY_RUN, FIELD_MANAGER, FIELD_VALIDATION);
    static final List<Parameter> OF_PATCHES =
            List.of(PRETTY, DRY_RUN, FIELD_MANAGER, FIELD_VALIDATION, FORCE);
    static final List<Parameter> OF_DELETES =
            List.of(
                    PRETTY,
                    DRY_RUN,
                    whole(
                            "gracePeriodSeconds",
                            "Seconds until the object is deleted; 0 is at once."),
                    flag(
                            "ignoreStoreReadErrorWithClusterBreakingPotential",
                            "Whether an object that cannot be read is deleted all the same."),
                    flag("orphanDependents", "Use propagationPolicy instead."),
                    text("propagationPolicy", "`Orphan`, `Background` or `Foreground`."));
    private static final List<Parameter> OF_SELECTIONS =
            List.of(
                    PRETTY,
                    text("continue", "Where the last page of the list ended."),
                    text("fieldSelector", "Selects objects by their fields."),
                    text("labelSelector", "Selects objects by their labels."),
                    whole("limit", "How many objects one page holds at most."),
                    text("resourceVersion", "The version that the answer may not be older than."),
                    text("resourceVersionMatch", "How resourceVersion is meant for a list."),
                    flag("sendInitialEvents", "Whether a watch begins with the present state."),
                    whole("timeoutSeconds", "How long a list or watch may take."));
    static final List<Parameter> OF_LISTS =
            joined(
                    OF_SELECTIONS,
                    List.of(
                            flag(
                                    "allowWatchBookmarks",
                                    "Whether a watch may send BOOKMARK events."),
                            flag("watch", "Whether to be told of changes instead of the list.")));
    static final List<Parameter> OF_COLLECTION_DELETES = joined(OF_SELECTIONS, OF_DELETES);

    private static final Parameter CONTAINER =
            text("container", "The container, where the pod has several.");
    private static final List<Parameter> OF_ATTACH =
            List.of(
                    CONTAINER,
                    flag("stderr", "Whether to get the error output."),
                    flag("stdin", "Whether to send input."),
                    flag("stdout", "Whether to get the output."),
                    flag("tty", "Whether the container has a terminal."));

    /// Of a subresource that is neither object nor document, by its name.
    static List<Parameter> ofSubresource(String name) {
        return switch (name) {
            case "attach" -> OF_ATTACH;
            case "exec" ->
                    joined(
                            List.of(text("command", "The command and its arguments, each once.")),
                            OF_ATTACH);
            case "portforward" -> List.of(whole("ports", "The ports to forward."));
            case "proxy" -> List.of(text("path", "The part of the URL behind the proxy's."));
            case "log" ->
                    List.of(
                            PRETTY,
                            CONTAINER,
                            flag("follow", "Whether to go on with what is still to come."),
                            flag(
                                    "insecureSkipTLSVerifyBackend",
                                    "Whether the node's certificate is not checked."),
                            whole("limitBytes", "How many bytes to send at most."),
                            flag("previous", "Whether to show the container's previous run."),
                            whole("sinceSeconds", "How old the first line may be."),
                            text("stream", "`All`, `Stdout` or `Stderr`."),
                            whole("tailLines", "How many of the last lines to show."),
                            flag("timestamps", "Whether each line begins with its time."));
            default -> OF_READS;
        };
    }

    /// Each once.
    private static List<Parameter> joined(List<Parameter> some, List<Parameter> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

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
