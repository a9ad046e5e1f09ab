package dev.kubejar.kubelet.container;

import dev.kubejar.api.core.config.ConfigMap;
import dev.kubejar.api.core.config.Secret;
import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.container.EnvFromSource;
import dev.kubejar.api.core.container.EnvVar;
import dev.kubejar.api.core.container.EnvVar.KeyRef;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A container's environment: `envFrom`, then `env`, which overrides it and may refer to what
/// stands before it, then the variables of services that nobody has set.
///
/// Source:
/// [Environment](https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/)
public final class Environment {
    /// No variable can hold it.
    private static final String MISSING = "\0";

    private final Configs configs;
    private final PodFields fields;
    private final ResourceFields resources;
    private final Map<String, String> services;

    /// @param services from [ServiceVariables]
    public Environment(
            Configs configs,
            PodFields fields,
            ResourceFields resources,
            Map<String, String> services) {
        this.configs = configs;
        this.fields = fields;
        this.resources = resources;
        this.services = Map.copyOf(services);
    }

    /// Reads what the container refers to; throws [ConfigProblem].
    public Map<String, String> of(Container container) {
        var own = new LinkedHashMap<String, String>();
        container.envFrom().forEach(source -> own.putAll(all(source)));
        for (EnvVar variable : container.env()) {
            value(variable, container, own).ifPresent(value -> own.put(variable.name(), value));
        }
        services.forEach(own::putIfAbsent);
        return own;
    }

    private String namespace() {
        return fields.pod().namespace();
    }

    // ---- envFrom

    private Map<String, String> all(EnvFromSource source) {
        var prefixed = new LinkedHashMap<String, String>();
        source.configMapRef()
                .flatMap(ref -> configMap(ref.name(), ref.optional()))
                .map(ConfigMap::data)
                .or(() ->
                        source.secretRef()
                                .flatMap(ref -> secret(ref.name(), ref.optional()))
                                .map(Environment::texts))
                .orElse(Map.of())
                .forEach((key, value) -> prefixed.put(source.prefix() + key, value));
        return prefixed;
    }

    private static Map<String, String> texts(Secret secret) {
        var texts = new LinkedHashMap<String, String>();
        secret.data().forEach((key, bytes) -> texts.put(key, text(bytes)));
        return texts;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private Optional<ConfigMap> configMap(String name, boolean optional) {
        var found = configs.configMap(namespace(), name);
        if (found.isEmpty() && !optional) {
            throw new ConfigProblem("configmap \"" + name + "\" not found");
        }
        return found;
    }

    private Optional<Secret> secret(String name, boolean optional) {
        var found = configs.secret(namespace(), name);
        if (found.isEmpty() && !optional) {
            throw new ConfigProblem("secret \"" + name + "\" not found");
        }
        return found;
    }

    // ---- env

    /// Empty when the variable's source is optional and missing.
    private Optional<String> value(
            EnvVar variable, Container container, Map<String, String> before) {
        if (!variable.value().isEmpty()) {
            var known = new LinkedHashMap<>(services);
            known.putAll(before);
            return Optional.of(Expansion.expand(variable.value(), known));
        }
        if (variable.fieldRef().isPresent()) {
            return variable.fieldRef().map(ref -> fields.value(ref.fieldPath()));
        }
        if (variable.resourceFieldRef().isPresent()) {
            return variable.resourceFieldRef().map(ref -> resources.value(ref, container.name()));
        }
        if (variable.configMapKeyRef().isPresent()) {
            return variable.configMapKeyRef().flatMap(this::fromConfigMap);
        }
        return variable.secretKeyRef().isPresent()
                ? variable.secretKeyRef().flatMap(this::fromSecret)
                : Optional.of("");
    }

    private Optional<String> fromConfigMap(KeyRef ref) {
        return configMap(ref.name(), ref.optional())
                .map(found -> found.data().getOrDefault(ref.key(), MISSING))
                .flatMap(value -> required(value, ref, "ConfigMap"));
    }

    private Optional<String> fromSecret(KeyRef ref) {
        return secret(ref.name(), ref.optional())
                .map(found -> texts(found).getOrDefault(ref.key(), MISSING))
                .flatMap(value -> required(value, ref, "Secret"));
    }

    private Optional<String> required(String value, KeyRef ref, String kind) {
        if (!value.equals(MISSING)) {
            return Optional.of(value);
        }
        if (ref.optional()) {
            return Optional.empty();
        }
        throw new ConfigProblem(
                "couldn't find key %s in %s %s/%s"
                        .formatted(ref.key(), kind, namespace(), ref.name()));
    }
}
