package dev.kubejar.apiserver.resource;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.api.kind.CustomTraits;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.schema.Schemas;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The rows that are served, found by their names in URLs: the built-in ones for good, the custom
/// ones as their definitions come and go.
///
/// Readers see one immutable table or the next, never a mixture. Safe for any thread.
public final class KindRegistry {
    private final List<KindDefinition> builtin;

    @GuardedBy("this")
    private final Map<String, List<KindDefinition>> custom = new LinkedHashMap<>();

    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private volatile Table table;

    private KindRegistry(Collection<KindDefinition> rows) {
        this.builtin = List.copyOf(rows);
        this.table = new Table(builtin);
    }

    /// With the built-in kinds alone.
    ///
    /// @param rows the built-in kinds
    /// @param schemas how upstream writes objects that are shown as another kind's
    public static KindRegistry of(Collection<KindDefinition> rows, Schemas schemas) {
        return new KindRegistry(
                rows.stream().map(row -> FormedConversion.in(row, schemas)).toList());
    }

    /// Serves `rows` in the place of those that were published for `definition` before.
    ///
    /// @param definition the name of a CustomResourceDefinition
    /// @param rows none to serve none any more
    public void publish(String definition, List<KindDefinition> rows) {
        synchronized (this) {
            if (rows.isEmpty()) {
                custom.remove(definition);
            } else {
                custom.put(definition, List.copyOf(rows));
            }
            var all = new ArrayList<>(builtin);
            custom.values().forEach(all::addAll);
            table = new Table(all);
        }
        listeners.forEach(Runnable::run);
    }

    /// Calls `listener` after every change of the table, on the thread that made it, until the
    /// registration is closed. It must return at once.
    public Registration onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Ends what [#onChange] began.
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /// The same list until the table changes.
    public List<KindDefinition> all() {
        return table.rows;
    }

    public Optional<KindDefinition> find(String group, String version, String plural) {
        return Optional.ofNullable(table.byUrl.get(new UrlNames(group, version, plural)));
    }

    /// Whether a custom kind is served as `row` says.
    boolean isServed(KindDefinition row) {
        ResourceType type = row.type();
        return find(type.group(), type.version(), type.plural())
                .filter(found -> revisionOf(found).equals(revisionOf(row)))
                .isPresent();
    }

    private static Optional<String> revisionOf(KindDefinition row) {
        return row.custom().map(CustomTraits::revision);
    }

    public boolean serves(String group, String version) {
        return table.groupVersions.contains(groupVersion(group, version));
    }

    /// Whether nothing but custom kinds is served in a group.
    public boolean isCustom(String group) {
        return table.rows.stream()
                .filter(row -> row.type().group().equals(group))
                .allMatch(KindDefinition::isCustom);
    }

    /// The row of `type`; an unknown one is the caller's mistake, answered as upstream answers a
    /// URL that it does not know.
    public KindDefinition get(ResourceType type) {
        return find(type.group(), type.version(), type.plural())
                .orElseThrow(KindRegistry::notServed);
    }

    /// 404 `the server could not find the requested resource`
    public static StatusException notServed() {
        return StatusException.of(
                Reason.NOT_FOUND, "the server could not find the requested resource");
    }

    /// 405 `the server does not allow this method on the requested resource`
    public static StatusException notAllowed() {
        return StatusException.of(
                Reason.METHOD_NOT_ALLOWED,
                "the server does not allow this method on the requested resource");
    }

    private static String groupVersion(String group, String version) {
        return group + "/" + version;
    }

    private record UrlNames(String group, String version, String plural) {}

    /// Immutable.
    private static final class Table {
        private final List<KindDefinition> rows;
        private final Map<UrlNames, KindDefinition> byUrl = new LinkedHashMap<>();
        private final Set<String> groupVersions;

        Table(List<KindDefinition> rows) {
            for (KindDefinition row : rows) {
                ResourceType type = row.type();
                byUrl.putIfAbsent( // nobody takes a built-in kind's place
                        new UrlNames(type.group(), type.version(), type.plural()), row);
            }
            this.rows = List.copyOf(byUrl.values());
            this.groupVersions =
                    Set.copyOf(
                            rows.stream()
                                    .map(row ->
                                            groupVersion(row.type().group(), row.type().version()))
                                    .toList());
        }
    }
}
