package dev.kubejar.schema;

import dev.kubejar.schema.ApiGroups.ApiGroup;
import io.kubernetes.client.openapi.models.V1Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Java client's model classes, each with the name that upstream's definitions give its type.
///
/// Most classes carry no group (`V1DeploymentSpec`; `CoreV1Event` is an exception), so it is found
/// by who uses them: a type belongs to the group whose API takes or gives it, unless the protobuf
/// descriptors of that group lack it and another group's have it.
final class ClientModels {
    private static final String MODELS = "io/kubernetes/client/openapi/models/";
    private static final String APIS = "io/kubernetes/client/openapi/apis/";
    private static final Pattern MODEL =
            Pattern.compile("((?:[A-Z][a-z]+)??)(V\\d+(?:(?:alpha|beta)\\d+)?)([A-Z].*)");
    private static final Pattern API =
            Pattern.compile("([A-Z][A-Za-z]*?)(V\\d+(?:(?:alpha|beta)\\d+)?)Api");

    private final Map<Class<?>, String> names = new TreeMap<>(Comparator.comparing(Class::getName));

    private final ProtoTypes protos;

    private ClientModels(ProtoTypes protos) {
        this.protos = protos;
    }

    /// An API class of one group and version, and the models that its methods take and give.
    private record Api(ApiGroup group, String version, Set<Class<?>> roots) {}

    static ClientModels find(ApiGroups groups, ProtoTypes protos) {
        var models = new ClientModels(protos);
        try (JarFile jar = new JarFile(jarOf(V1Status.class).toFile())) {
            List<String> entries = jar.stream().map(entry -> entry.getName()).sorted().toList();
            models.claimMeta(entries, protos.metaTypes());
            models.claimByUse(groups, apis(entries, groups));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return models;
    }

    /// Classes and the names of their types, in a fixed order.
    Map<Class<?>, String> names() {
        return names;
    }

    private void claimMeta(List<String> entries, Set<String> metaTypes) {
        for (Class<?> model : classes(entries, MODELS)) {
            Matcher matcher = MODEL.matcher(model.getSimpleName());
            if (model.getSimpleName().equals("VersionInfo")) {
                names.put(model, "io.k8s.apimachinery.pkg.version.Info");
            } else if (matcher.matches()
                    && model.getSimpleName().equals("V1" + matcher.group(3))
                    && metaTypes.contains(matcher.group(3))) {
                names.put(model, "io.k8s.apimachinery.pkg.apis.meta.v1." + matcher.group(3));
            }
        }
    }

    private void claimByUse(ApiGroups groups, List<Api> apis) {
        for (Api api : apis) {
            var seen = new TreeSet<>(byName());
            api.roots().forEach(root -> claimReachable(root, api.group(), groups, seen));
        }
    }

    private static Comparator<Class<?>> byName() {
        return Comparator.comparing(Class::getName);
    }

    private void claimReachable(
            Class<?> model, ApiGroup user, ApiGroups groups, Set<Class<?>> seen) {
        if (!seen.add(model)) {
            return;
        }
        Matcher matcher = MODEL.matcher(model.getSimpleName());
        if (!names.containsKey(model) && matcher.matches()) {
            ApiGroup group = groups.beginningWith(matcher.group(1)).orElse(user);
            names.put(model, protos.owner(group.home(), versionOf(model), matcher.group(3)));
        }
        ApiGroup owner = groups.owning(names.getOrDefault(model, "")).orElse(user);
        for (var field : model.getDeclaredFields()) {
            modelsIn(field.getGenericType())
                    .forEach(inner -> claimReachable(inner, owner, groups, seen));
        }
    }

    private static String versionOf(Class<?> model) {
        Matcher matcher = MODEL.matcher(model.getSimpleName());
        return matcher.matches() ? matcher.group(2).toLowerCase(Locale.ROOT) : "";
    }

    private static List<Api> apis(List<String> entries, ApiGroups groups) {
        var apis = new ArrayList<Api>();
        for (Class<?> type : classes(entries, APIS)) {
            Matcher matcher = API.matcher(type.getSimpleName());
            if (matcher.matches()) {
                ApiGroup group =
                        groups.ofClient(matcher.group(1))
                                .orElseThrow(() ->
                                        new IllegalStateException("groups.txt lacks " + type));
                String version = matcher.group(2).toLowerCase(Locale.ROOT);
                apis.add(new Api(group, version, rootsOf(type)));
            }
        }
        return apis;
    }

    /// Bodies are parameters of the API's methods; answers are what the requests' `execute`
    /// returns.
    private static Set<Class<?>> rootsOf(Class<?> api) {
        Set<Class<?>> roots = new TreeSet<>(byName());
        for (Method method : api.getMethods()) {
            for (Class<?> parameter : method.getParameterTypes()) {
                roots.addAll(modelsIn(parameter));
            }
        }
        for (Class<?> request : api.getDeclaredClasses()) {
            for (Method method : request.getMethods()) {
                if (method.getName().equals("execute") || method.getName().equals("body")) {
                    roots.addAll(modelsIn(method.getReturnType()));
                    Arrays.stream(method.getParameterTypes())
                            .forEach(parameter -> roots.addAll(modelsIn(parameter)));
                }
            }
        }
        return roots;
    }

    /// The model classes named anywhere in a type, such as `V1Pod` in `List<V1Pod>`.
    private static Collection<Class<?>> modelsIn(Type type) {
        return switch (type) {
            case Class<?> model ->
                    model.getName().replace('.', '/').startsWith(MODELS)
                            ? List.of(model)
                            : List.of();
            case ParameterizedType generic -> {
                var found = new ArrayList<Class<?>>();
                for (Type argument : generic.getActualTypeArguments()) {
                    found.addAll(modelsIn(argument));
                }
                yield found;
            }
            case WildcardType _, GenericArrayType _ -> List.of();
            default -> List.of();
        };
    }

    private static List<Class<?>> classes(List<String> entries, String folder) {
        var classes = new ArrayList<Class<?>>();
        for (String entry : entries) {
            if (entry.startsWith(folder) && entry.endsWith(".class") && !entry.contains("$")) {
                String name = entry.substring(0, entry.length() - ".class".length());
                try {
                    classes.add(Class.forName(name.replace('/', '.')));
                } catch (ClassNotFoundException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return classes;
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
