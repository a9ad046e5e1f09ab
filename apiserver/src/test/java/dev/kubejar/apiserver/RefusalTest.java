package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.apiserver.TestServer.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What the verbs refuse, and how. No request here changes anything, so all share one server.
final class RefusalTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String LEASES = "/apis/coordination.k8s.io/v1/namespaces/default/leases";

    @TempDir private static Path dir;
    private static TestServer server;

    @BeforeAll
    static void open() {
        server = new TestServer(dir.resolve("store"));
        server.send("POST", MAPS, TestServer.configMap("there", "1"));
        server.send("POST", LEASES, "{\"metadata\": {\"name\": \"held\"}}");
        server.send(
                "POST",
                MAPS,
                "{\"metadata\": {\"name\": \"going\", \"finalizers\": [\"example.com/wait\"]}}");
        server.send("DELETE", MAPS + "/going", "");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    /// A request that is refused: with what code and words.
    record Refusal(String method, String target, String body, int code, String message) {
        @Override
        public String toString() {
            return method + " " + target + ": " + message;
        }
    }

    private static Refusal refused(
            String method, String target, String body, int code, String message) {
        return new Refusal(method, target, body, code, message);
    }

    private static String token(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    // spotless:off: a table
    static final List<Refusal> REFUSALS = List.of(
            refused("POST", MAPS, TestServer.configMap("there", "1"), 409,
                    "configmaps \"there\" already exists"),
            refused("POST", MAPS, "{\"metadata\": {\"name\": \"there\", \"generateName\": \"t\"}}", 409,
                    "configmaps \"there\" already exists, the server was not able to generate a unique name for the object"),
            refused("POST", MAPS, TestServer.configMap("going", "1"), 409,
                    "object is being deleted: configmaps \"going\" already exists"),
            refused("PUT", LEASES + "/held", "{\"metadata\": {\"name\": \"held\"}}", 422,
                    "leases.coordination.k8s.io \"held\" is invalid: metadata.resourceVersion: Invalid value: 0: must be specified for an update"),
            refused("POST", MAPS, "{\"metadata\": {\"name\": \"a\", \"resourceVersion\": \"1\", \"labels\": {\"-\": \"\"}}}", 422,
                    "ConfigMap \"a\" is invalid: metadata.labels: Invalid value: \"-\": "),
            refused("POST", "/api/v1/namespaces/nowhere/configmaps", TestServer.configMap("a", "1"), 404,
                    "namespaces \"nowhere\" not found"),
            refused("POST", MAPS, "{\"metadata\": {\"name\": \"a\", \"namespace\": \"other\"}}", 400,
                    "the namespace of the provided object does not match the namespace sent on the request"),
            refused("PUT", MAPS + "/there", TestServer.configMap("other", "1"), 400,
                    "the name of the object (other) does not match the name on the URL (there)"),
            refused("PUT", MAPS + "/a", TestServer.configMap("a", "1"), 404,
                    "configmaps \"a\" not found"),
            refused("POST", MAPS + "/there", "no body that anybody reads", 405,
                    "the server does not allow this method on the requested resource"),
            refused("POST", "/api/v1/configmaps", "no body that anybody reads", 405,
                    "the server does not allow this method on the requested resource"),
            refused("POST", MAPS, "{", 400,
                    "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: unexpected end of JSON input ({)"),
            refused("GET", "/api/v1/namespaces/default/pods/a/eviction", "", 405,
                    "the server does not allow this method on the requested resource"),
            refused("GET", "/api/v1/namespaces/default/nodes", "", 404,
                    "the server could not find the requested resource"),
            refused("GET", "/api/v1//namespaces", "", 404, "the server could not find the requested resource"),
            refused("GET", MAPS + "/there/status/more", "", 404, "the server could not find the requested resource"),
            refused("GET", "/apis/apps/v9/deployments", "", 404, "the server could not find the requested resource"),
            refused("GET", "/api/v2/pods", "", 404, "the server could not find the requested resource"),
            refused("HEAD", MAPS, "", 405, "the server does not allow this method on the requested resource"),
            refused("HEAD", "/version", "", 405, "the server does not allow this method on the requested resource"),
            refused("GET", "/api/v1/watch/namespaces/default/configmaps/a?fieldSelector=metadata.name=b", "", 400,
                    "both a name and a field selector provided; please provide one or the other."),
            refused("GET", MAPS + "?resourceVersionMatch=Exact&resourceVersion=0", "", 422,
                    "ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden: "
                            + "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""),
            refused("GET", MAPS + "?resourceVersionMatch=Newest&sendInitialEvents=true", "", 422,
                    "ListOptions.meta.k8s.io \"\" is invalid: [resourceVersionMatch: Forbidden: "
                            + "resourceVersionMatch is forbidden unless resourceVersion is provided, "
                            + "resourceVersionMatch: Unsupported value: \"Newest\": supported values: \"Exact\", \"NotOlderThan\", \"\", "
                            + "sendInitialEvents: Forbidden: sendInitialEvents is forbidden for list]"),
            refused("OPTIONS", MAPS, "", 405, "the server does not allow this method on the requested resource"),
            refused("POST", "/apis", "", 405, "the server does not allow this method on the requested resource"),
            refused("GET", MAPS + "/a", "", 404, "configmaps \"a\" not found"),
            refused("DELETE", MAPS + "/a", "", 404, "configmaps \"a\" not found"),
            refused("POST", MAPS, "{\"metadata\": {\"name\": \"a\", \"resourceVersion\": \"1\"}}", 500,
                    "resourceVersion should not be set on objects to be created"),
            refused("PUT", MAPS + "/there", "{\"metadata\": {\"name\": \"there\", \"resourceVersion\": \"1\"}}", 409,
                    "Operation cannot be fulfilled on configmaps \"there\": the object has been modified; "
                            + "please apply your changes to the latest version and try again"),
            refused("PUT", MAPS + "/there", "{\"metadata\": {\"name\": \"there\", \"uid\": \"x\"}}", 409,
                    "Operation cannot be fulfilled on configmaps \"there\": "),
            refused("POST", MAPS, "{\"metadata\": {\"name\": \"A_b\"}}", 422,
                    "ConfigMap \"A_b\" is invalid: metadata.name: Invalid value: \"A_b\": a lowercase RFC 1123 subdomain must "
                            + "consist of lower case alphanumeric characters, '-' or '.', and must start and end with an "
                            + "alphanumeric character (e.g. 'example.com', regex used for validation is "
                            + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"),
            refused("POST", MAPS, "{\"metadata\": {\"name\": \"a\", \"ownerReferences\": [{\"apiVersion\": \"a/b/c\", \"kind\": \"A\", \"name\": \"a\", \"uid\": \"1\"}]}}", 422,
                    "ConfigMap \"a\" is invalid: metadata.ownerReferences.apiVersion: Invalid value: \"a/b/c\": version must not be empty"),
            refused("POST", MAPS, "{\"metadata\": {}}", 422,
                    "ConfigMap \"\" is invalid: metadata.name: Required value: name or generateName is required"),
            refused("POST", MAPS, "{\"kind\": \"ConfigMap\", \"apiVersion\": \"v2\", \"metadata\": {}}", 400,
                    "ConfigMap in version \"v2\" cannot be handled as a ConfigMap: no kind \"ConfigMap\" is registered for version \"v2\" in scheme \"pkg/api/legacyscheme/scheme.go:30\""),
            refused("POST", MAPS, "{\"kind\": \"Deployment\", \"apiVersion\": \"apps/v1\"}", 400,
                    "Deployment in version \"v1\" cannot be handled as a ConfigMap: converting (v1.Deployment) to (core.ConfigMap): unknown conversion"),
            refused("POST", "/apis/events.k8s.io/v1/namespaces/default/events", "{\"kind\": \"Event\", \"apiVersion\": \"v1\"}", 400,
                    "the API version in the data (v1) does not match the expected API version (events.k8s.io/v1)"),
            refused("POST", MAPS, "{\"a\": 1,}", 400,
                    "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: invalid character '}' looking for beginning of object key string ({\"a\": 1,})"),
            refused("POST", MAPS, "[1]", 400,
                    "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: json: cannot unmarshal array into Go value of type struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" } (5b315d)"),
            refused("POST", MAPS, "{\"kind\": 1}", 400,
                    "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: json: cannot unmarshal number into Go struct field .kind of type string ({\"kind\": 1})"),
            refused("POST", MAPS, "", 400,
                    "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: unexpected end of JSON input (<empty>)"),
            refused("PATCH", MAPS + "/there", "{a}", 400,
                    "error decoding patch: invalid character 'a' looking for beginning of object key string"),
            refused("POST", MAPS, "{\"metadata\": {\"name\": \"a\"}, \"data\": 3}", 400,
                    "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: json: cannot unmarshal number into "
                            + "Go struct field ConfigMap.data of type map[string]string"),
            refused("POST", MAPS + "?fieldValidation=Strict", "{\"metadata\": {\"name\": \"a\"}, \"datum\": {}}", 400,
                    "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error: "
                            + "unknown field \"datum\""),
            refused("POST", MAPS + "?dryRun=Some", TestServer.configMap("a", "1"), 422,
                    "CreateOptions.meta.k8s.io \"\" is invalid: dryRun: Unsupported value: [\"Some\"]: supported values: \"All\""),
            refused("POST", MAPS + "/there", TestServer.configMap("there", "1"), 405,
                    "the server does not allow this method on the requested resource"),
            refused("POST", "/api/v1/configmaps", TestServer.configMap("there", "1"), 405,
                    "the server does not allow this method on the requested resource"),
            refused("GET", "/api/v1/namespaces/default/unicorns", "", 404,
                    "the server could not find the requested resource"),
            refused("GET", MAPS + "/there/status", "", 404,
                    "the server could not find the requested resource"),
            refused("PATCH", MAPS + "/there", "[]", 400, "error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}"),
            refused("PATCH", MAPS + "/a", "{}", 404, "configmaps \"a\" not found"),
            refused("PATCH", MAPS + "/a", "no patch", 404, "configmaps \"a\" not found"),
            refused("PATCH", MAPS + "/there", "null", 400, "Invalid JSON Patch"),
            refused("PATCH", MAPS + "/there", "{\"kind\": \"Secret\"}", 422, " \"\" is invalid: patch: Invalid value: "),
            refused("PATCH", MAPS + "/there", "{\"apiVersion\": \"v2\"}", 422, " \"\" is invalid: patch: Invalid value: "),
            refused("PATCH", MAPS + "/there", "{\"metadata\": {\"name\": \"b\"}}", 400,
                    "the name of the object (b) does not match the name on the URL (there)"),
            refused("PATCH", MAPS + "/there", "{\"data\": 1}", 422,
                    " \"\" is invalid: patch: Invalid value: "),
            refused("DELETE", "/api/v1/namespaces/default", "", 403,
                    "namespaces \"default\" is forbidden: this namespace may not be deleted"),
            refused("DELETE", MAPS + "/there?propagationPolicy=Never", "", 422,
                    "DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy: Unsupported value: \"Never\": "
                            + "supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\""),
            refused("DELETE", MAPS + "/there", "{\"preconditions\": {\"uid\": \"x\"}}", 409,
                    "Operation cannot be fulfilled on ConfigMap \"there\": the UID in the precondition (x) does not match the UID in record ("),
            refused("DELETE", MAPS + "/there", "{\"kind\": \"ConfigMap\", \"apiVersion\": \"v1\"}", 400,
                    "no kind \"ConfigMap\" is registered for version \"v1\" in scheme "),
            refused("DELETE", MAPS + "/there", "{\"gracePeriodSeconds\": \"1\"}", 400,
                    "json: cannot unmarshal string into Go struct field DeleteOptions.gracePeriodSeconds of type int64"),
            refused("DELETE", MAPS + "/there", "{\"preconditions\": []}", 400,
                    "json: cannot unmarshal array into Go struct field DeleteOptions.preconditions of type v1.Preconditions"),
            refused("DELETE", "/api/v1/namespaces", "", 405,
                    "the server does not allow this method on the requested resource"),
            refused("GET", MAPS + "?limit=x", "", 400, "strconv.ParseInt: parsing \"x\": invalid syntax"),
            refused("GET", MAPS + "?limit=9999999999999999999", "", 400,
                    "strconv.ParseInt: parsing \"9999999999999999999\": value out of range"),
            refused("GET", MAPS + "?labelSelector=a%3D%3D%3D", "", 400,
                    "unable to parse requirement: found '=', expected: identifier"),
            refused("GET", MAPS + "?fieldSelector=data.key%3D1", "", 400,
                    "\"data.key\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\""),
            refused("GET", "/api/v1/persistentvolumeclaims?fieldSelector=name%3Da", "", 400,
                    "\"name\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\""),
            refused("GET", "/api/v1/nodes?fieldSelector=metadata.namespace%3Da", "", 400,
                    "field label not supported: metadata.namespace"),
            refused("GET", "/api/v1/pods?fieldSelector=spec.x%3D1", "", 400,
                    "field label not supported: spec.x"),
            refused("GET", MAPS + "?resourceVersion=x", "", 400, "invalid resource version: resourceVersion: Invalid value: \"x\": strconv.ParseUint: parsing \"x\": invalid syntax"),
            refused("GET", MAPS + "?resourceVersion=99999&limit=1", "", 504,
                    "Timeout: Too large resource version: 99999, current: "),
            refused("GET", MAPS + "/there?resourceVersion=99999", "", 504,
                    "Timeout: Too large resource version: 99999, current: "),
            refused("GET", MAPS + "?resourceVersion=99999", "", 504,
                    "Timeout: Too large resource version: 99999, current: "),
            refused("GET", MAPS + "?resourceVersionMatch=Exact", "", 422,
                    "ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden: "
                            + "resourceVersionMatch is forbidden unless resourceVersion is provided"),
            refused("GET", MAPS + "?continue=x*", "", 400,
                    "invalid continue token: continue key is not valid: illegal base64 data at input byte 1"),
            refused("GET", MAPS + "?continue=" + token("nothing"), "", 400,
                    "invalid continue token: continue key is not valid: invalid character 'o' in literal null (expecting 'u')"),
            refused("GET", MAPS + "?watch=1&continue=x", "", 422,
                    "ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden: "
                            + "resourceVersionMatch is forbidden when continue is provided"),
            refused("GET", MAPS + "?continue=e30", "", 400,
                    "invalid continue token: continue key is not valid: server does not recognize this encoded version "),
            refused("GET", MAPS + "?continue=" + token("{\"v\":\"meta.k8s.io/v1\",\"start\":\"a\"}"), "", 400,
                    "invalid continue token: continue key is not valid: incorrect encoded start resourceVersion (version meta.k8s.io/v1)"),
            refused("GET", MAPS + "?continue=" + token("{\"v\":\"meta.k8s.io/v1\",\"rv\":1}"), "", 400,
                    "invalid continue token: continue key is not valid: encoded start key empty (version meta.k8s.io/v1)"),
            refused("GET", MAPS + "?continue=" + token("{\"v\":\"meta.k8s.io/v1\",\"rv\":1,\"start\":\"../secrets/a\"}"), "", 400,
                    "invalid continue token: continue key is not valid: ../secrets/a"),
            refused("GET", MAPS + "?continue=" + token("{\"v\":\"meta.k8s.io/v1\",\"rv\":-1,\"start\":\"a\"}") + "&resourceVersion=1", "", 400,
                    "specifying resource version is not allowed when using continue"),
            refused("DELETE", MAPS + "/there?ignoreStoreReadErrorWithClusterBreakingPotential=true&gracePeriodSeconds=1", "", 422,
                    "DeleteOptions.meta.k8s.io \"\" is invalid: ignoreStoreReadErrorWithClusterBreakingPotential: Invalid value: true: "
                            + "cannot be set together with .gracePeriodSeconds"),
            refused("DELETE", MAPS + "?ignoreStoreReadErrorWithClusterBreakingPotential=true", "", 422,
                    "DeleteOptions.meta.k8s.io \"\" is invalid: ignoreStoreReadErrorWithClusterBreakingPotential: Invalid value: true: "
                            + "is not allowed with DELETECOLLECTION, try again after removing the option"),
            refused("DELETE", MAPS + "/there?orphanDependents=true&propagationPolicy=Orphan", "", 422,
                    "DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy: Invalid value: \"Orphan\": "
                            + "orphanDependents and deletionPropagation cannot be both set"),
            refused("GET", MAPS + "?watch=1&sendInitialEvents=true", "", 422,
                    "ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden: "
                            + "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"),
            refused("POST", "/api/v1/namespaces/default/pods/x/binding", "{\"target\": {\"name\": \"n\"}}", 404,
                    "pods \"x\" not found"),
            refused("POST", "/api/v1/namespaces/default/pods/x/exec?command=ls&dryRun=All", "", 400,
                    "dryRun is not supported"),
            refused("POST", "/api/v1/namespaces/default/pods/x/binding", "{}", 422,
                    "Binding \"x\" is invalid: target.name: Required value"));
    // spotless:on

    @ParameterizedTest
    @FieldSource("REFUSALS")
    void refusesInUpstreamsWords(Refusal refusal) {
        boolean waits = refusal.code() == 504;
        Answer answer =
                waits
                        ? server.watch(refusal.target(), "application/json")
                        : server.send(refusal.method(), refusal.target(), refusal.body());
        assertThat(answer.code()).as(answer.text()).isEqualTo(refusal.code());
        assertThat(answer.message()).startsWith(refusal.message());
    }
}
