package dev.kubejar.apiserver.request;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.protobuf.Protobuf;
import dev.kubejar.apiserver.schema.FieldCheck;
import dev.kubejar.apiserver.schema.Schema;
import dev.kubejar.apiserver.schema.Schemas;
import dev.kubejar.apiserver.schema.TypeMismatchException;
import java.util.List;

/// Reads the options of deletions, which lie in the body, or, when there is none, in the URL.
/// Nothing is deleted by options that cannot be read: they are refused with 400. Safe for any
/// thread.
public final class DeleteBodies {
    private static final String KIND = "DeleteOptions";
    private static final ResourceType TYPE =
            new ResourceType("meta.k8s.io", "v1", KIND, "", Scope.CLUSTER);

    private final Schemas schemas;
    private final Protobuf protobuf;

    public DeleteBodies(Schemas schemas, Protobuf protobuf) {
        this.schemas = schemas;
        this.protobuf = protobuf;
    }

    public DeleteBody read(Request request) {
        return request.body().isEmpty()
                ? DeleteBody.of(request.query())
                : DeleteBody.of(checked(RequestBody.readOptions(request, TYPE, protobuf)));
    }

    /// Options of any version will do, as old clients send them in that of the kind they delete.
    private JsonObject checked(JsonObject body) {
        String kind = body.string("kind");
        if (!kind.isEmpty() && !kind.equals(KIND)) {
            throw StatusException.badRequest(
                    "no kind \"%s\" is registered for version \"%s\" in scheme \"pkg/apis/meta/internalversion/scheme/register.go:27\""
                            .formatted(
                                    kind, body.findString("apiVersion").orElse(TYPE.apiVersion())));
        }
        Schema schema = schemas.definition("io.k8s.apimachinery.pkg.apis.meta.v1." + KIND);
        try {
            return FieldCheck.check(schema, body, List.of()).object();
        } catch (TypeMismatchException e) {
            throw StatusException.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
