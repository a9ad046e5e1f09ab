"""What a script with python3-kubernetes does all day; prints what it saw.

Usage: client.py TASK NAMESPACE, with a kubeconfig in KUBECONFIG.
"""

import sys

import yaml
from kubernetes import client, config, dynamic, watch
from kubernetes.client.rest import ApiException
from kubernetes.stream import stream

GROUP = "python.example.com"
NAMESPACE = sys.argv[2]
core = None


def config_map(name, data=None, labels=None):
    return {"metadata": {"name": name, **({"labels": labels} if labels else {})}, "data": data or {}}


def crud():
    created = core.create_namespaced_config_map(NAMESPACE, config_map("colours", {"sky": "blue"}))
    print("created", created.data)
    patched = core.patch_namespaced_config_map("colours", NAMESPACE, {"data": {"grass": "green"}})
    print("patched", sorted(patched.data.items()))
    created.data = {"sky": "black"}
    try:
        core.replace_namespaced_config_map("colours", NAMESPACE, created)
    except ApiException as refusal:
        print("stale", refusal.status, yaml.safe_load(refusal.body)["reason"])
    print("deleted", core.delete_namespaced_config_map("colours", NAMESPACE).status)
    try:
        core.read_namespaced_config_map("colours", NAMESPACE)
    except ApiException as refusal:
        print("gone", refusal.status, yaml.safe_load(refusal.body)["message"])


def apply():
    maps = dynamic.DynamicClient(client.ApiClient()).resources.get(api_version="v1", kind="ConfigMap")
    for manager, value in (("first", "1"), ("second", "2")):
        body = {"apiVersion": "v1", "kind": "ConfigMap", **config_map("applied", {"key": value})}
        try:
            applied = maps.patch(
                namespace=NAMESPACE,
                name="applied",
                body=yaml.dump(body),
                field_manager=manager,
                content_type="application/apply-patch+yaml",
            )
            print("applied", applied.data.key, [it.manager for it in applied.metadata.managedFields])
        except ApiException as refusal:
            print("refused", refusal.status, yaml.safe_load(refusal.body)["message"].splitlines()[0])


def watching():
    now = core.list_namespaced_config_map(NAMESPACE).metadata.resource_version
    core.create_namespaced_config_map(NAMESPACE, config_map("watched", labels={"watched": "yes"}))
    core.patch_namespaced_config_map("watched", NAMESPACE, {"data": {"key": "value"}})
    core.delete_namespaced_config_map("watched", NAMESPACE)
    watcher = watch.Watch()
    for event in watcher.stream(
        core.list_namespaced_config_map,
        NAMESPACE,
        label_selector="watched",
        resource_version=now,
        timeout_seconds=30,
    ):
        print(event["type"], event["object"].metadata.name, event["object"].data)
        if event["type"] == "DELETED":
            watcher.stop()


def pages():
    for i in range(25):
        core.create_namespaced_config_map(NAMESPACE, config_map(f"page-{i:02}", labels={"paged": "yes"}))
    more = None
    while True:
        page = core.list_namespaced_config_map(NAMESPACE, label_selector="paged", limit=10, _continue=more)
        print(page.items[0].metadata.name, "to", page.items[-1].metadata.name)
        more = page.metadata._continue
        if not more:
            break


def custom():
    definitions = client.ApiextensionsV1Api()
    with open(__file__.replace("python/client.py", "crontabs.yaml")) as manifest:
        definitions.create_custom_resource_definition(yaml.safe_load(manifest.read().replace("GROUP", GROUP)))
    watcher = watch.Watch()
    for event in watcher.stream(
        definitions.list_custom_resource_definition,
        field_selector="metadata.name=crontabs." + GROUP,
        timeout_seconds=30,
    ):
        conditions = event["object"].status.conditions or []
        if any(it.type == "Established" and it.status == "True" for it in conditions):
            watcher.stop()
    where = (GROUP, "v1", NAMESPACE, "crontabs")
    objects = client.CustomObjectsApi()
    tab = {
        "apiVersion": GROUP + "/v1",
        "kind": "CronTab",
        "metadata": {"name": "nightly"},
        "spec": {"cronSpec": "* * * * */5"},
    }
    print("created", objects.create_namespaced_custom_object(*where, tab)["spec"])
    tab["spec"]["cronSpec"] = "nightly"
    tab["metadata"]["name"] = "wrong"
    try:
        objects.create_namespaced_custom_object(*where, tab)
    except ApiException as refusal:
        print("refused", refusal.status, yaml.safe_load(refusal.body)["details"]["causes"][0]["field"])
    status = objects.patch_namespaced_custom_object_status(*where, "nightly", {"status": {"replicas": 1}})
    print("status", status["status"], "generation", status["metadata"]["generation"])
    print("listed", [it["metadata"]["name"] for it in objects.list_namespaced_custom_object(*where)["items"]])
    print("deleted", objects.delete_namespaced_custom_object(*where, "nightly")["status"])
    definitions.delete_custom_resource_definition("crontabs." + GROUP)


def pod():
    core.create_namespaced_pod(
        NAMESPACE,
        {
            "metadata": {"name": "shell"},
            "spec": {
                "terminationGracePeriodSeconds": 1,
                "containers": [
                    {
                        "name": "shell",
                        "image": "busybox:1.36",
                        "command": ["sh", "-c", "echo started; exec sleep 1d"],
                    }
                ],
            },
        },
    )
    watcher = watch.Watch()
    for event in watcher.stream(core.list_namespaced_pod, NAMESPACE, timeout_seconds=60):
        if event["object"].status.phase == "Running":
            watcher.stop()
    print("logs", core.read_namespaced_pod_log("shell", NAMESPACE).strip())
    shell = stream(
        core.connect_get_namespaced_pod_exec,
        "shell",
        NAMESPACE,
        command=["sh", "-c", "read line; echo got $line; echo oh >&2; exit 7"],
        stdin=True,
        stdout=True,
        stderr=True,
        tty=False,
        _preload_content=False,
    )
    shell.write_stdin("typed\n")
    shell.run_forever(timeout=30)
    print("stdout", shell.read_stdout().strip())
    print("stderr", shell.read_stderr().strip())
    print("exit code", shell.returncode)


if __name__ == "__main__":
    config.load_kube_config()
    core = client.CoreV1Api()
    tasks = {"crud": crud, "apply": apply, "watch": watching, "pages": pages, "custom": custom, "pod": pod}
    tasks[sys.argv[1]]()
