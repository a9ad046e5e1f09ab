package dev.kubejar.api.core.container;

import dev.kubejar.api.IntOrString;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A view of what a probe or a hook does: run a command, fetch a page, open a connection, sleep.
public record LifecycleHandler(JsonObject json) {

    /// The command to run in the container.
    public Optional<List<String>> exec() {
        return json.findObject("exec").map(it -> it.strings("command"));
    }

    public Optional<HttpGetAction> httpGet() {
        return json.findObject("httpGet").map(HttpGetAction::new);
    }

    public Optional<TcpSocketAction> tcpSocket() {
        return json.findObject("tcpSocket").map(TcpSocketAction::new);
    }

    public Optional<Duration> sleep() {
        return json.findObject("sleep").map(it -> Duration.ofSeconds(it.integer("seconds", 0)));
    }

    private static IntOrString port(JsonObject json) {
        return new IntOrString(json.find("port").orElse(Json.of("")));
    }

    /// An HTTP GET; any answer from 200 to 399 is good.
    public record HttpGetAction(JsonObject json) {
        public String path() {
            return json.findString("path").orElse("/");
        }

        /// A number, or the name of one of the container's ports.
        public IntOrString port() {
            return LifecycleHandler.port(json);
        }

        /// Empty means the pod's IP.
        public String host() {
            return json.string("host");
        }

        /// `HTTP` or `HTTPS`.
        public String scheme() {
            return json.findString("scheme").orElse("HTTP");
        }

        /// `name` and `value` of each header to send.
        public List<JsonObject> httpHeaders() {
            return json.objects("httpHeaders");
        }
    }

    /// A TCP connection that must open.
    public record TcpSocketAction(JsonObject json) {
        public IntOrString port() {
            return LifecycleHandler.port(json);
        }

        public String host() {
            return json.string("host");
        }
    }
}
