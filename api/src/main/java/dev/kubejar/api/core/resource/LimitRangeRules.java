package dev.kubejar.api.core.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What is special about LimitRanges: each bound makes a default of the next, and they must not
/// cross.
///
/// Source: `ValidateLimitRange` in
/// [validation](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/core/validation/validation.go)
public final class LimitRangeRules implements Rules {
    private static final String CONTAINER = "Container";
    private static final String POD = "Pod";
    private static final String CLAIM = "PersistentVolumeClaim";
    private static final Set<String> TYPES = Set.of(POD, CONTAINER, CLAIM);
    private static final String REQUEST = "defaultRequest";
    private static final String RATIO = "maxLimitRequestRatio";
    private static final List<String> LISTS = List.of("max", "min", "default", REQUEST, RATIO);

    @Override
    public ApiObject defaulted(ApiObject object) {
        return object.with(
                "spec", object.spec().mapObjects("limits", LimitRangeRules::defaultedLimit));
    }

    /// One without a name gets one that nobody else has.
    @Override
    public ApiObject prepared(Write write) {
        ApiObject next = write.next();
        ObjectMeta meta = next.meta();
        return meta.name().isEmpty() && !meta.uid().isEmpty()
                ? next.withMeta(meta.with("name", Json.of(meta.uid())))
                : next;
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.CREATED_BY_UPDATE);
    }

    private static JsonObject defaultedLimit(JsonObject limit) {
        JsonObject canonical = limit;
        for (String list : LISTS) {
            canonical = canonical.mapObject(list, ResourceList::canonical);
        }
        if (!limit.string("type").equals(CONTAINER)) {
            return canonical;
        }
        JsonObject limits = filled(canonical.object("default"), canonical.object("max"));
        JsonObject requests =
                filled(filled(canonical.object(REQUEST), limits), canonical.object("min"));
        JsonObject full = limits.isEmpty() ? canonical : canonical.with("default", limits);
        return requests.isEmpty() ? full : full.with(REQUEST, requests);
    }

    private static JsonObject filled(JsonObject amounts, JsonObject more) {
        var all = amounts.toBuilder();
        more.forEach((name, amount) -> {
            if (!amounts.has(name)) {
                all.put(name, amount);
            }
        });
        return all.build();
    }

    @Override
    public List<FieldError> problems(Write write) {
        ApiObject object = write.next();
        var problems = new Problems();
        List<JsonObject> limits = object.spec().objects("limits");
        var types = new HashSet<String>();
        for (int i = 0; i < limits.size(); i++) {
            String path = "spec.limits[" + i + "]";
            String type = limits.get(i).string("type");
            type(type, path + ".type", problems);
            if (!types.add(type)) {
                problems.duplicate(path + ".type", type);
            }
            new Limit(limits.get(i), type, path, problems).judge();
        }
        return problems.list();
    }

    private static void type(String type, String path, Problems problems) {
        List<String> complaints = Names.qualified(type);
        problems.complaints(path, type, complaints);
        if (complaints.isEmpty() && !type.contains("/") && !TYPES.contains(type)) {
            problems.invalid(path, type, "must be a standard limit type or fully qualified");
        }
    }

    /// One entry of `limits`.
    private record Limit(JsonObject json, String type, String path, Problems problems) {

        void judge() {
            names("max");
            names("min");
            if (type.equals(POD)) {
                notOfPods("default");
                notOfPods(REQUEST);
            } else {
                names("default");
                names(REQUEST);
            }
            boolean bounded =
                    json.object("min").has("storage") || json.object("max").has("storage");
            if (type.equals(CLAIM) && !bounded) {
                problems.required(
                        path + ".limits",
                        "either minimum or maximum storage value is required, but neither was"
                                + " provided");
            }
            names(RATIO);
            var resources = new TreeSet<String>();
            LISTS.forEach(it -> resources.addAll(json.object(it).keys()));
            resources.forEach(this::resource);
        }

        private void names(String list) {
            for (String name : json.object(list).keys()) {
                String at = path + "." + list + "[" + name + "]";
                if (type.equals(POD) || type.equals(CONTAINER)) {
                    ResourceRules.containerName(name, at, problems);
                } else {
                    ResourceRules.resourceName(name, at, problems);
                }
            }
        }

        private void notOfPods(String list) {
            if (!json.object(list).isEmpty()) {
                problems.forbidden(path + "." + list, "may not be specified when `type` is 'Pod'");
            }
        }

        private Optional<Quantity> amount(String list, String resource) {
            boolean ignored = type.equals(POD) && (list.equals("default") || list.equals(REQUEST));
            return ignored
                    ? Optional.empty()
                    : json.object(list).find(resource).flatMap(ResourceRules::read);
        }

        private void resource(String name) {
            var min = new Bound("min", "min value");
            var max = new Bound("max", "max value");
            var request = new Bound(REQUEST, "default request value");
            var limit = new Bound("default", "default value");
            ordered(name, min, max, "min", min);
            ordered(name, min, request, REQUEST, request);
            ordered(name, request, max, REQUEST, request);
            ordered(name, request, new Bound("default", "default limit value"), REQUEST, request);
            ordered(name, min, limit, "default", min);
            ordered(name, limit, max, "default", max);
            ratio(name);
            exact(name);
        }

        /// @param list whose amount it is
        /// @param words how upstream calls it
        private record Bound(String list, String words) {}

        /// `low` must not be above `high`; the complaint is about the list `about`, with the value
        /// of `shown`.
        private void ordered(String name, Bound low, Bound high, String about, Bound shown) {
            Optional<Quantity> one = amount(low.list(), name);
            Optional<Quantity> other = amount(high.list(), name);
            if (one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) > 0) {
                problems.invalid(
                        path + "." + about + "[" + name + "]",
                        (shown.equals(low) ? one.get() : other.get()).toString(),
                        "%s %s is greater than %s %s"
                                .formatted(low.words(), one.get(), high.words(), other.get()));
            }
        }

        private void exact(String name) {
            Optional<Quantity> limit = amount("default", name);
            Optional<Quantity> request = amount(REQUEST, name);
            if (!ResourceNames.mayOvercommit(name)
                    && limit.isPresent()
                    && request.isPresent()
                    && !limit.get().equals(request.get())) {
                problems.invalid(
                        path + "." + REQUEST + "[" + name + "]",
                        request.get().toString(),
                        "default value %s must equal to defaultRequest value %s in %s"
                                .formatted(limit.get(), request.get(), name));
            }
        }

        private void ratio(String name) {
            Optional<Quantity> ratio = amount(RATIO, name);
            if (ratio.isEmpty()) {
                return;
            }
            String at = path + "." + RATIO + "[" + name + "]";
            Quantity wanted = ratio.get();
            if (wanted.compareTo(Quantity.of(1)) < 0) {
                problems.invalid(at, wanted.toString(), "ratio " + wanted + " is less than 1");
            }
            Optional<Quantity> min = amount("min", name);
            Optional<Quantity> max = amount("max", name);
            if (min.isPresent() && max.isPresent()) {
                double most = max.get().doubleValue() / min.get().doubleValue();
                if (wanted.doubleValue() > most) {
                    problems.invalid(
                            at,
                            wanted.toString(),
                            "ratio %s is greater than max/min = %f".formatted(wanted, most));
                }
            }
        }
    }
}
