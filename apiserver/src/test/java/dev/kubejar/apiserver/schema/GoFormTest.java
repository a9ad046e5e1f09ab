package dev.kubejar.apiserver.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

final class GoFormTest {
    private static final Schemas SCHEMAS = Schemas.load();

    // spotless:off: a table
    /// @param form as upstream's server answers
    record Row(String what, String type, String object, String form) {}

    static final List<Row> ROWS = List.of(
            new Row("fields in the struct's order", "apps/v1 Deployment",
                    "{'spec':{'strategy':{'type':'Recreate'},'template':{'spec':{'containers':[{'image':'i','name':'n'}]}},'selector':{},'replicas':0},'metadata':{'uid':'u','name':'n'},'apiVersion':'apps/v1','kind':'Deployment'}",
                    "{'kind':'Deployment','apiVersion':'apps/v1','metadata':{'name':'n','uid':'u'},'spec':{'replicas':0,'selector':{},'template':{'metadata':{},'spec':{'containers':[{'name':'n','image':'i','resources':{}}]}},'strategy':{'type':'Recreate'}},'status':{}}"),
            new Row("all of metadata", "v1 ConfigMap",
                    "{'data':{},'metadata':{'managedFields':[{'time':'t','manager':'m','fieldsV1':{'f:b':{},'f:a':{}},'subresource':'s','apiVersion':'v1'}],'finalizers':['f'],'ownerReferences':[{'uid':'u','name':'n','blockOwnerDeletion':true,'controller':true,'kind':'k','apiVersion':'v'}],'annotations':{'b':'','a':''},'labels':{'z':'','B':'','a':''},'deletionGracePeriodSeconds':0,'deletionTimestamp':'d','creationTimestamp':'c','generation':1,'resourceVersion':'1','uid':'u','namespace':'ns','generateName':'g','name':'n'}}",
                    "{'metadata':{'name':'n','generateName':'g','namespace':'ns','uid':'u','resourceVersion':'1','generation':1,'creationTimestamp':'c','deletionTimestamp':'d','deletionGracePeriodSeconds':0,'labels':{'B':'','a':'','z':''},'annotations':{'a':'','b':''},'ownerReferences':[{'apiVersion':'v','kind':'k','name':'n','uid':'u','controller':true,'blockOwnerDeletion':true}],'finalizers':['f'],'managedFields':[{'manager':'m','apiVersion':'v1','time':'t','fieldsV1':{'f:b':{},'f:a':{}},'subresource':'s'}]},'data':{}}"),
            new Row("what a number in protobuf does not tell", "v1 ConfigMap",
                    "{'binaryData':{'b':''},'data':{'d':''},'immutable':true,'metadata':{}}",
                    "{'metadata':{},'immutable':true,'data':{'d':''},'binaryData':{'b':''}}"),
            new Row("what is always written", "v1 Pod",
                    "{'metadata':{'name':'n'}}",
                    "{'metadata':{'name':'n'},'spec':{'containers':null},'status':{}}"),
            new Row("a list without omitempty that is empty", "rbac.authorization.k8s.io/v1 ClusterRole",
                    "{'metadata':{},'rules':[]}",
                    "{'metadata':{},'rules':null}"),
            new Row("an address and where it leads", "v1 Endpoints",
                    "{'metadata':{},'subsets':[{'addresses':[{'targetRef':{'name':'p','kind':'Pod'},'ip':'1.2.3.4'}]}]}",
                    "{'metadata':{},'subsets':[{'addresses':[{'ip':'1.2.3.4','targetRef':{'kind':'Pod','name':'p'}}]}]}"),
            new Row("JSON inside an object", "apps/v1 ControllerRevision",
                    "{'revision':1,'data':{'b':1,'a':{'d':1,'c':2}},'metadata':{}}",
                    "{'metadata':{},'data':{'b':1,'a':{'d':1,'c':2}},'revision':1}"),
            new Row("schemas in schemas", "apiextensions.k8s.io/v1 CustomResourceDefinition",
                    "{'metadata':{},'spec':{'names':{'kind':'Foo','plural':'foos'},'group':'g','scope':'Cluster','versions':[{'storage':true,'schema':{'openAPIV3Schema':{'properties':{'b':{'items':{'type':'string','description':'d'}},'a':{'additionalProperties':{'type':'string','format':'byte','description':'d'},'default':{'z':1,'a':2}}},'type':'object'}},'served':true,'name':'v1'}]}}",
                    "{'metadata':{},'spec':{'group':'g','names':{'plural':'foos','kind':'Foo'},'scope':'Cluster','versions':[{'name':'v1','served':true,'storage':true,'schema':{'openAPIV3Schema':{'type':'object','properties':{'a':{'default':{'z':1,'a':2},'additionalProperties':{'description':'d','type':'string','format':'byte'}},'b':{'items':{'description':'d','type':'string'}}}}}}]},'status':{'conditions':null,'acceptedNames':{'plural':'','kind':''},'storedVersions':null}}"));
    // spotless:on

    @ParameterizedTest
    @FieldSource("ROWS")
    void writesWhatUpstreamWrites(Row row) {
        assertThat(formed(row.type(), parse(row.object())).toString())
                .isEqualTo(row.form().replace('\'', '"'));
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void handsBackWhatHasTheForm(Row row) {
        JsonObject form = parse(row.form());

        assertThat(formed(row.type(), form)).isSameAs(form);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apps/v1 ControllerRevision | {'metadata':{},'data':{'b':[1.0,{'c':2e3}],'a':3.0},'revision':1}",
                "apiextensions.k8s.io/v1 CustomResourceDefinition | {'metadata':{},'spec':{'versions':[{'schema':{'openAPIV3Schema':{'default':1.0,'maximum':2.0,'enum':[3.0,[4.0]]}}}]}}"
            })
    void hasNumbersAsTheyWillBeRead(String type, String object) {
        JsonObject formed = formed(type, parse(object));

        assertThat(formed).isEqualTo(parse(formed.toString()));
    }

    @Test
    void looksOnlyAtWhatAnUpdateChanged() {
        JsonObject known = parse("{'metadata':{'labels':{'b':'','a':''}},'data':{'b':'','a':''}}");
        JsonObject changed = known.with("data", parse("{'d':'','c':''}"));

        assertThat(SCHEMAS.inGoForm("v1", "ConfigMap", changed, known).toString())
                .isEqualTo(
                        "{'metadata':{'labels':{'b':'','a':''}},'data':{'c':'','d':''}}"
                                .replace('\'', '"'));
    }

    @Test
    void hasNumbersOfNoTypeAsTheyWillBeRead() {
        assertThat(GoForm.sorted(parse("{'a':1.0,'b':[2.0,1e3,0.5]}")))
                .isEqualTo(parse("{'a':1,'b':[2,1000,0.5]}"));
    }

    @Test
    void sortsWhatHasNoType() {
        JsonObject object =
                parse("{'spec':{'b':[{'d':1,'c':2}],'a':{}},'kind':'Foo','apiVersion':'v1'}");

        assertThat(GoForm.sorted(object).toString())
                .isEqualTo(
                        "{'apiVersion':'v1','kind':'Foo','spec':{'a':{},'b':[{'c':2,'d':1}]}}"
                                .replace('\'', '"'));
        assertThat(GoForm.sorted(GoForm.sorted(object))).isEqualTo(object);
    }

    private static JsonObject formed(String type, JsonObject object) {
        String[] names = type.split(" ", 2);
        return SCHEMAS.inGoForm(names[0], names[1], object);
    }

    private static JsonObject parse(String json) {
        return JsonReader.parseObject(json.replace('\'', '"'));
    }
}
