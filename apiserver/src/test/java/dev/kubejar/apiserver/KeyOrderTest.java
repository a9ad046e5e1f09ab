package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.apiserver.TestServer.Answer;
import dev.kubejar.apiserver.http.Headers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Answers have their fields in upstream's order, byte for byte.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class KeyOrderTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String MAP =
            "{'data':{'b':'2','a':'1'},'metadata':{'labels':{'z':'1','B':'2'},'name':'m'}}";
    private static final String STORED =
            "'metadata':{'name':'m','namespace':'default','uid':'?','resourceVersion':'?','creationTimestamp':'2026-01-01T00:00:00Z','labels':{'B':'2','z':'1'}},'data':{'a':'1','b':'2'}}";

    private TestServer server;

    @BeforeEach
    void open(@TempDir Path dir) {
        server = new TestServer(dir);
    }

    @AfterEach
    void close() {
        server.close();
    }

    /// The answer without its managed fields, and with what differs from run to run replaced by a
    /// question mark.
    private static String stable(Answer answer) {
        return answer.text()
                .replaceAll(",\"managedFields\":\\[\\{.*?}]", "")
                .replaceAll("\"(uid|resourceVersion)\":\"[^\"]+\"", "\"$1\":\"?\"")
                .replace('"', '\'');
    }

    private Answer create(String collection, String object) {
        Answer created = server.send("POST", collection, object.replace('\'', '"'));
        assertThat(created.code()).as(created.text()).isEqualTo(201);
        return created;
    }

    @Test
    void ofObjectsAndLists() {
        String whole = "{'kind':'ConfigMap','apiVersion':'v1'," + STORED + "\n";

        assertThat(stable(create(MAPS, MAP))).isEqualTo(whole);
        assertThat(stable(server.get(MAPS + "/m"))).isEqualTo(whole);
        assertThat(stable(server.get(MAPS)))
                .isEqualTo(
                        "{'kind':'ConfigMapList','apiVersion':'v1','metadata':{'resourceVersion':'?'},'items':[{"
                                + STORED
                                + "]}\n");
    }

    @Test
    void ofWatchEventsAndBookmarks() {
        create(MAPS, MAP);

        Answer watch =
                server.watch(
                        MAPS
                                + "?watch=1&sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan&timeoutSeconds=1",
                        "application/json");

        assertThat(stable(watch))
                .isEqualTo(
                        """
                        {'type':'ADDED','object':{'kind':'ConfigMap','apiVersion':'v1',%s}
                        {'type':'BOOKMARK','object':{'kind':'ConfigMap','apiVersion':'v1','metadata':{'resourceVersion':'?','annotations':{'k8s.io/initial-events-end':'true'}}}}
                        """
                                .formatted(STORED));
    }

    @Test
    void ofTheOtherKindThatShowsTheSameObjects() {
        create(
                "/apis/events.k8s.io/v1/namespaces/default/events",
                "{'metadata':{'name':'e'},'type':'Normal','action':'a','reason':'r','reportingController':'example.com/c','reportingInstance':'i','eventTime':'2026-01-01T00:00:00.000000Z','regarding':{'namespace':'default'}}");

        assertThat(stable(server.get("/apis/events.k8s.io/v1/namespaces/default/events/e")))
                .endsWith(
                        "'creationTimestamp':'2026-01-01T00:00:00Z'},'eventTime':'2026-01-01T00:00:00.000000Z','reportingController':'example.com/c','reportingInstance':'i','action':'a','reason':'r','regarding':{'namespace':'default'},'type':'Normal','deprecatedSource':{},'deprecatedFirstTimestamp':null,'deprecatedLastTimestamp':null}\n");
        assertThat(stable(server.get("/api/v1/namespaces/default/events/e")))
                .endsWith(
                        "'involvedObject':{'namespace':'default'},'reason':'r','source':{},'firstTimestamp':null,'lastTimestamp':null,'type':'Normal','eventTime':'2026-01-01T00:00:00.000000Z','action':'a','reportingComponent':'example.com/c','reportingInstance':'i'}\n");
    }

    @Test
    void ofCustomObjectsWhichAreSorted() {
        Foos.define(server, Foos.definition());
        create(
                Foos.COLLECTION,
                "{'spec':{'size':'1'},'metadata':{'name':'f','labels':{'b':'','a':''}},'kind':'Foo','apiVersion':'example.com/v1'}");
        String foo =
                "{'apiVersion':'example.com/v1','kind':'Foo','metadata':{'creationTimestamp':'2026-01-01T00:00:00Z','generation':1,'labels':{'a':'','b':''},'name':'f','namespace':'default','resourceVersion':'?','uid':'?'},'spec':{'size':'1'}}";

        assertThat(stable(server.get(Foos.COLLECTION + "/f"))).isEqualTo(foo + "\n");
        assertThat(stable(server.get(Foos.COLLECTION)))
                .isEqualTo(
                        "{'apiVersion':'example.com/v1','items':["
                                + foo
                                + "],'kind':'FooList','metadata':{'continue':'','resourceVersion':'?'}}\n");
        assertThat(
                        stable(
                                server.get(
                                        Foos.COLLECTION + "/f",
                                        "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io")))
                .isEqualTo(
                        "{'kind':'PartialObjectMetadata','apiVersion':'meta.k8s.io/v1','metadata':{'name':'f','namespace':'default','uid':'?','resourceVersion':'?','generation':1,'creationTimestamp':'2026-01-01T00:00:00Z','labels':{'a':'','b':''}}}\n");
    }

    @Test
    void zerosThatSayNothingAreLeftOut() {
        create(
                "/api/v1/namespaces/default/pods",
                "{'metadata':{'name':'p','generateName':''},'spec':{'hostNetwork':false,'containers':[{'name':'c','image':'i','stdin':false,'env':[{'name':'A','value':''}]}]}}");

        assertThat(server.get("/api/v1/namespaces/default/pods/p").text())
                .doesNotContain("generateName", "hostNetwork", "stdin", "value")
                .contains("\"env\":[{\"name\":\"A\"}],\"resources\":{}");
    }

    @Test
    void textsAreEscapedAsInGo() {
        create(MAPS, "{'metadata':{'name':'m'},'data':{'k':'<a> & \\u2028\\u001f\\u007f\\b\\f'}}");

        assertThat(server.get(MAPS + "/m").text())
                .contains("\"\\u003ca\\u003e \\u0026 \\u2028\\u001f\u007f\\b\\f\"");
    }

    @Test
    void aDryRunShowsNoVersion() {
        Answer imagined =
                server.send("POST", MAPS + "?dryRun=All", MAP.replace('\'', '"'), Headers.EMPTY);

        assertThat(stable(imagined))
                .isEqualTo(
                        "{'kind':'ConfigMap','apiVersion':'v1',"
                                + STORED.replace("'resourceVersion':'?',", "")
                                + "\n");
    }
}
