package dev.kubejar.api.core.service;

import dev.kubejar.api.IntOrString;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;

/// A view of one port of a Service.
public record ServicePort(JsonObject json) {

    /// May be empty when it is the only one.
    public String name() {
        return json.string("name");
    }

    public String protocol() {
        return json.findString("protocol").orElse("TCP");
    }

    public int port() {
        return Math.toIntExact(json.integer("port", 0));
    }

    /// The pods' port: a number, or the name of a container port; the same as [#port] when absent.
    public IntOrString targetPort() {
        return new IntOrString(json.find("targetPort").orElse(Json.of((long) port())));
    }

    /// 0 when it has none.
    public int nodePort() {
        return Math.toIntExact(json.integer("nodePort", 0));
    }

    public String appProtocol() {
        return json.string("appProtocol");
    }
}
