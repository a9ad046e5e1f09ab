package dev.kubejar.kubelet.runtime.docker;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonWriter;
import dev.kubejar.kubelet.runtime.Image;
import dev.kubejar.kubelet.runtime.ImageReference;
import dev.kubejar.kubelet.runtime.Images;
import dev.kubejar.kubelet.runtime.RegistryCredentials;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import dev.kubejar.kubelet.runtime.RuntimeFailure.PullFailed;
import dev.kubejar.kubelet.runtime.RuntimeFailure.PullFailed.Why;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The engine's images.
final class DockerImages implements Images {
    private final Engine engine;

    DockerImages(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Optional<Image> find(ImageReference reference) {
        String digest = reference.digest();
        return inspect(digest.isEmpty() ? reference.toString() : reference.name() + "@" + digest);
    }

    @Override
    public Image pull(ImageReference reference, Optional<RegistryCredentials> credentials) {
        String version = reference.digest().isEmpty() ? reference.tag() : reference.digest();
        var request =
                EngineRequest.post("/images/create")
                        .query("fromImage", reference.name())
                        .query("tag", version);
        credentials.ifPresent(known -> request.header("X-Registry-Auth", encoded(known)));
        try {
            Progress.await(engine, request);
        } catch (RuntimeFailure.Missing e) {
            throw new PullFailed(Why.NOT_FOUND, e.getMessage());
        } catch (RuntimeFailure.Refused e) {
            throw new PullFailed(why(e.getMessage()), e.getMessage());
        }
        return find(reference)
                .orElseThrow(() ->
                        new PullFailed(
                                Why.OTHER, "image " + reference + " is not there after its pull"));
    }

    private static String encoded(RegistryCredentials credentials) {
        var json =
                JsonObject.builder()
                        .putUnlessEmpty("username", credentials.username())
                        .putUnlessEmpty("password", credentials.password())
                        .putUnlessEmpty("identitytoken", credentials.identityToken())
                        .put("serveraddress", credentials.server())
                        .build();
        return Base64.getUrlEncoder().encodeToString(JsonWriter.bytes(json));
    }

    /// The engine has nothing but words for why a pull failed.
    private static Why why(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        if (holdsAny(text, "unauthorized", "authentication required", "denied", "basic auth")) {
            return Why.UNAUTHORIZED;
        }
        if (holdsAny(text, "manifest unknown", "not found", "does not exist")) {
            return Why.NOT_FOUND;
        }
        return holdsAny(text, "dial tcp", "no such host", "timeout", "tls", "canceled", "eof")
                ? Why.NETWORK
                : Why.OTHER;
    }

    private static boolean holdsAny(String text, String... words) {
        return Stream.of(words).anyMatch(text::contains);
    }

    /// One call an image: the list alone does not tell the user it runs as.
    @Override
    public List<Image> list() {
        return engine.list(EngineRequest.get("/images/json")).stream()
                .flatMap(image -> inspect(image.string("Id")).stream())
                .toList();
    }

    private Optional<Image> inspect(String name) {
        return engine.find(EngineRequest.get("/images/" + name + "/json")).map(DockerImages::image);
    }

    private static Image image(JsonObject json) {
        JsonObject config = json.object("Config");
        var command = new ArrayList<>(config.strings("Entrypoint"));
        command.addAll(config.strings("Cmd"));
        return new Image(
                json.string("Id"),
                normalised(json.strings("RepoTags")),
                normalised(json.strings("RepoDigests")),
                json.integer("Size", 0),
                config.string("User"),
                command);
    }

    private static List<String> normalised(List<String> names) {
        return names.stream()
                .flatMap(name -> ImageReference.parse(name).stream())
                .map(ImageReference::toString)
                .toList();
    }
}
