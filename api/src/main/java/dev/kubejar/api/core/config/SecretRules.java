package dev.kubejar.api.core.config;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// What is special about Secrets: plain texts are folded into the data, and a type promises keys.
public final class SecretRules implements Rules {
    private static final String ACCOUNT_NAME = "kubernetes.io/service-account.name";

    @Override
    public ApiObject defaulted(ApiObject object) {
        JsonObject json = object.json().withDefault("type", "Opaque");
        Map<String, String> texts = json.stringMap("stringData");
        JsonObject data = json.object("data");
        for (var text : texts.entrySet()) {
            byte[] bytes = text.getValue().getBytes(StandardCharsets.UTF_8);
            data = data.with(text.getKey(), Base64.getEncoder().encodeToString(bytes));
        }
        return new ApiObject(
                texts.isEmpty() ? json : json.with("data", data).without("stringData"));
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        ApiObject object = write.next();
        JsonObject data = object.json().object("data");
        KeyRules.keys(data, "data", problems);
        long size =
                object.json().stringMap("data").values().stream()
                        .mapToLong(KeyRules::decodedLength)
                        .sum();
        if (size > KeyRules.MAX_BYTES) {
            problems.add(FieldError.tooLong("data", KeyRules.MAX_BYTES));
        }
        type(object, data, problems);
        if (write instanceof Write.Update(var next, var previous)) {
            problems.immutable(next.json(), previous.json(), "", "type");
            KeyRules.immutable(next.json(), previous.json(), List.of("data"), problems);
        }
        return problems.list();
    }

    private static void type(ApiObject object, JsonObject data, Problems problems) {
        switch (object.json().string("type")) {
            case "kubernetes.io/service-account-token" -> {
                if (object.meta().annotations().getOrDefault(ACCOUNT_NAME, "").isEmpty()) {
                    problems.required("metadata.annotations[" + ACCOUNT_NAME + "]");
                }
            }
            case "kubernetes.io/dockercfg" -> jsonKey(object, ".dockercfg", problems);
            case "kubernetes.io/dockerconfigjson" -> jsonKey(object, ".dockerconfigjson", problems);
            case "kubernetes.io/basic-auth" -> {
                if (!data.has("username") && !data.has("password")) {
                    problems.required("data[username]");
                    problems.required("data[password]");
                }
            }
            case "kubernetes.io/ssh-auth" -> {
                if (data.string("ssh-privatekey").isEmpty()) {
                    problems.required("data[ssh-privatekey]");
                }
            }
            case "kubernetes.io/tls" -> {
                for (String key : List.of("tls.crt", "tls.key")) {
                    if (!data.has(key)) {
                        problems.required("data[" + key + "]");
                    }
                }
            }
            default -> {} // any other type promises nothing
        }
    }

    private static void jsonKey(ApiObject object, String key, Problems problems) {
        String path = "data[" + key + "]";
        if (!object.json().object("data").has(key)) {
            problems.required(path);
            return;
        }
        try {
            JsonReader.parseObject(new Secret(object).data().getOrDefault(key, new byte[0]));
        } catch (JsonParseException | IllegalArgumentException e) {
            problems.invalid(path, "<secret contents redacted>", String.valueOf(e.getMessage()));
        }
    }
}
