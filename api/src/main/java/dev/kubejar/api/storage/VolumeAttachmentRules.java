package dev.kubejar.api.storage;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.volume.InlineVolumeRules;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.NameRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoShape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What is special about VolumeAttachments: which volume goes where is said once.
public final class VolumeAttachmentRules implements Rules {
    private static final int MAX_METADATA = 256 * 1024;
    private static final int MAX_MESSAGE = 1024;
    private static final GoShape SPEC =
            GoShape.empty()
                    .text("Attacher", "attacher")
                    .struct(
                            "Source",
                            "source",
                            GoShape.empty()
                                    .nullable("PersistentVolumeName", "persistentVolumeName")
                                    .nullable("InlineVolumeSpec", "inlineVolumeSpec"))
                    .text("NodeName", "nodeName");
    private static final String ONE_SOURCE =
            "must specify exactly one of inlineVolumeSpec and persistentVolumeName";

    @Override
    public ApiObject defaulted(ApiObject object) {
        JsonObject source = object.spec().object("source");
        JsonObject filled = source.mapObject("inlineVolumeSpec", InlineVolumeRules::defaulted);
        return object.with("spec", object.spec().with("source", filled))
                .with("status", object.status().withDefault("attached", Json.of(false)));
    }

    @Override
    public ApiObject prepared(Write write) {
        return write.bornWith("status", JsonObject.of("attached", Json.of(false)));
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        ApiObject object = write.next();
        JsonObject spec = object.spec();
        if (spec.string("attacher").isEmpty()) {
            problems.required("spec.attacher");
        }
        source(spec.object("source"), problems);
        String node = spec.string("nodeName");
        problems.complaints("spec.nodeName", node, Names.subdomain(node));
        status(object.status(), problems);
        switch (write) {
            case Write.Create _ -> names(spec, problems);
            case Write.Update(var next, var previous) ->
                    problems.immutable(next.json(), previous.json(), "", "spec", SPEC);
        }
        return problems.list();
    }

    /// What upstream asks of new ones only.
    private static void names(JsonObject spec, Problems problems) {
        NameRules.driver("spec.attacher", spec.string("attacher"), problems);
        spec.object("source")
                .findString("persistentVolumeName")
                .ifPresent(name ->
                        problems.complaints(
                                "spec.source.persistentVolumeName", name, Names.subdomain(name)));
    }

    private static void source(JsonObject source, Problems problems) {
        boolean inline = source.has("inlineVolumeSpec");
        boolean named = source.has("persistentVolumeName");
        if (!inline && !named) {
            problems.required("spec.source", ONE_SOURCE);
        } else if (inline && named) {
            problems.forbidden("spec.source", ONE_SOURCE);
        } else if (named && source.string("persistentVolumeName").isEmpty()) {
            problems.required(
                    "spec.source.persistentVolumeName",
                    "must specify non empty persistentVolumeName");
        } else if (inline) {
            InlineVolumeRules.problems(
                    source.object("inlineVolumeSpec"), "spec.source.inlineVolumeSpec", problems);
        }
    }

    private static void status(JsonObject status, Problems problems) {
        if (ParameterRules.size(status.stringMap("attachmentMetadata")) > MAX_METADATA) {
            problems.add(FieldError.tooLong("status.attachmentMetadata", MAX_METADATA));
        }
        for (String field : List.of("attachError", "detachError")) {
            status.findObject(field).ifPresent(it -> error(it, "status." + field, problems));
        }
    }

    /// Upstream names the limit of the metadata here, too.
    private static void error(JsonObject error, String path, Problems problems) {
        int bytes = error.string("message").getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_MESSAGE) {
            problems.add(FieldError.tooLong(path + ".message", MAX_METADATA));
        }
        problems.inRange(error, path, "errorCode", 0, Integer.MAX_VALUE);
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return StatusPart.checkedBy(VolumeAttachmentRules::statusProblems)
                .withoutMetadata()
                .at(subresource);
    }

    private static List<FieldError> statusProblems(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        status(next.status(), problems);
        return problems.list();
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(
                Lifecycle.Trait.UPDATES_NEED_VERSION, Lifecycle.Trait.ANSWERS_WITH_DELETED);
    }
}
