package dev.kubejar.apiserver.request;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.http.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The options of a list or a watch, as upstream's `ListOptions`.
///
/// @param limit how many objects at most; 0 for all
/// @param continueToken where an earlier page ended; empty for the first
/// @param version which state to read or to watch from
/// @param watch how a watch behaves; passed over by a list
///
///   Source: [ListOptions](https://pkg.go.dev/k8s.io/apimachinery/pkg/apis/meta/v1#ListOptions)
public record ListRequest(
        String labelSelector,
        String fieldSelector,
        long limit,
        String continueToken,
        Version version,
        WatchWishes watch) {

    /// Which state: with `match` empty, at least `resourceVersion`; empty or `0` for any.
    public record Version(String resourceVersion, String match) {
        public static final Version NEWEST = new Version("", "");

        public boolean isExact() {
            return match.equals("Exact");
        }
    }

    /// How a watch begins, what it tells, and when it ends.
    ///
    /// @param sendInitialEvents whether to begin with the present state, ended by a bookmark
    /// @param timeout after how long the server ends the watch; empty leaves it to the server
    public record WatchWishes(
            boolean allowBookmarks,
            Optional<Boolean> sendInitialEvents,
            Optional<Duration> timeout) {
        public static final WatchWishes NONE =
                new WatchWishes(false, Optional.empty(), Optional.empty());
    }

    public static ListRequest of(String labelSelector, String fieldSelector) {
        return new ListRequest(
                labelSelector, fieldSelector, 0, "", Version.NEWEST, WatchWishes.NONE);
    }

    public static ListRequest parse(Query query) {
        Optional<Duration> timeout =
                Parameters.integer(query, "timeoutSeconds").stream()
                        .filter(seconds -> seconds > 0)
                        .mapToObj(Duration::ofSeconds)
                        .findFirst();
        return new ListRequest(
                Parameters.text(query, "labelSelector"),
                Parameters.text(query, "fieldSelector"),
                Parameters.integer(query, "limit").orElse(0),
                Parameters.text(query, "continue"),
                new Version(
                        Parameters.text(query, "resourceVersion"),
                        Parameters.text(query, "resourceVersionMatch")),
                new WatchWishes(
                        Parameters.flag(query, "allowWatchBookmarks"),
                        Parameters.findFlag(query, "sendInitialEvents"),
                        timeout));
    }

    /// These options, from `resourceVersion` on.
    public ListRequest from(String resourceVersion) {
        return new ListRequest(
                labelSelector,
                fieldSelector,
                limit,
                continueToken,
                new Version(resourceVersion, version.match()),
                watch);
    }

    /// These options as upstream completes them for a watch: one that begins with the present state
    /// and leaves it at that is told where that ends, if it wants bookmarks.
    public ListRequest completedForWatch() {
        boolean begins =
                version.resourceVersion().isEmpty() || version.resourceVersion().equals("0");
        if (!begins || watch.sendInitialEvents().isPresent() || !version.match().isEmpty()) {
            return this;
        }
        return new ListRequest(
                labelSelector,
                fieldSelector,
                limit,
                continueToken,
                new Version(version.resourceVersion(), "NotOlderThan"),
                new WatchWishes(watch.allowBookmarks(), Optional.of(true), watch.timeout()));
    }

    public ListRequest withFieldSelector(String selector) {
        return new ListRequest(labelSelector, selector, limit, continueToken, version, watch);
    }

    /// These options for the one object called `name`; 400 when they select by other fields.
    public ListRequest ofOne(String name) {
        String only = "metadata.name=" + name;
        if (!fieldSelector.isEmpty() && !fieldSelector.equals(only)) {
            throw StatusException.badRequest(
                    "both a name and a field selector provided; please provide one or the other.");
        }
        return withFieldSelector(only);
    }

    /// Whether the state of one revision alone will do: asked for in words, or, as old clients do,
    /// by a revision beside a limit.
    public boolean isExact() {
        return version.isExact() || (version.match().isEmpty() && limit > 0);
    }

    /// Whether a list has pages. As upstream, one of any state, which comes out of its cache, comes
    /// as a whole.
    public boolean isLimited() {
        boolean ofAnyState = version.resourceVersion().equals("0") && continueToken.isEmpty();
        return limit > 0 && !ofAnyState;
    }

    /// What is wrong with the options of a list.
    public List<FieldError> problemsOfList() {
        var problems = version.match().isEmpty() ? new ArrayList<FieldError>() : problemsOfMatch();
        if (watch.sendInitialEvents().isPresent()) {
            problems.add(
                    FieldError.forbidden(
                            "sendInitialEvents", "sendInitialEvents is forbidden for list"));
        }
        return problems;
    }

    private List<FieldError> problemsOfMatch() {
        var problems = new ArrayList<FieldError>();
        String match = version.match();
        if (version.resourceVersion().isEmpty()) {
            problems.add(matchForbidden("is forbidden unless resourceVersion is provided"));
        }
        if (!continueToken.isEmpty()) {
            problems.add(matchForbidden("is forbidden when continue is provided"));
        }
        if (!match.equals("Exact") && !match.equals("NotOlderThan")) {
            problems.add(
                    FieldError.notSupported(
                            "resourceVersionMatch",
                            Json.of(match),
                            List.of("Exact", "NotOlderThan", "")));
        }
        if (version.isExact() && version.resourceVersion().equals("0")) {
            problems.add(matchForbidden("\"exact\" is forbidden for resourceVersion \"0\""));
        }
        return problems;
    }

    /// What is wrong with the options of a watch.
    public List<FieldError> problemsOfWatch() {
        var problems = new ArrayList<FieldError>();
        boolean initial = watch.sendInitialEvents().isPresent();
        String match = version.match();
        if (initial && !match.equals("NotOlderThan")) {
            problems.add(
                    FieldError.forbidden(
                            "resourceVersionMatch",
                            "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"));
        }
        if (match.isEmpty()) {
            return problems;
        }
        if (!initial) {
            problems.add(
                    matchForbidden("is forbidden for watch unless sendInitialEvents is provided"));
        }
        if (!match.equals("NotOlderThan")) {
            problems.add(
                    FieldError.notSupported(
                            "resourceVersionMatch", Json.of(match), List.of("NotOlderThan")));
        }
        if (!continueToken.isEmpty()) {
            problems.add(matchForbidden("is forbidden when continue is provided"));
        }
        return problems;
    }

    private static FieldError matchForbidden(String why) {
        return FieldError.forbidden("resourceVersionMatch", "resourceVersionMatch " + why);
    }
}
