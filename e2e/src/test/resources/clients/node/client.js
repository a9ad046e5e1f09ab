// What a program with @kubernetes/client-node does all day; prints what it saw.
// Usage: client.js TASK NAMESPACE, with a kubeconfig in KUBECONFIG.

import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import * as k8s from '@kubernetes/client-node';

const GROUP = 'node.example.com';
const [task, namespace, manifests] = process.argv.slice(2);
const config = new k8s.KubeConfig();
config.loadFromDefault();
const core = config.makeApiClient(k8s.CoreV1Api);

const configMap = (name, data = {}, labels = undefined) => ({ metadata: { name, labels }, data });
const create = (body) => core.createNamespacedConfigMap({ namespace, body });
const sleep = (millis) => new Promise((done) => setTimeout(done, millis));

/** The refusal's Status; fails when there is no refusal. */
async function refusal(request) {
  try {
    await request;
  } catch (e) {
    return { code: e.code, ...JSON.parse(e.body) };
  }
  throw new Error('not refused');
}

/** Asks until the answer is true. */
async function until(question) {
  for (let i = 0; i < 600; i++) {
    if (await question()) return;
    await sleep(100);
  }
  throw new Error('waited a minute in vain');
}

const text = async (stream) => {
  let all = '';
  for await (const chunk of stream) all += chunk;
  return all.trim();
};

const tasks = {
  async crud() {
    const created = await create(configMap('colours', { sky: 'blue' }));
    console.log('created', created.data);
    const patched = await core.patchNamespacedConfigMap(
      { name: 'colours', namespace, body: [{ op: 'add', path: '/data/grass', value: 'green' }] },
      k8s.setHeaderOptions('Content-Type', k8s.PatchStrategy.JsonPatch),
    );
    console.log('patched', Object.entries(patched.data).sort());
    const stale = await refusal(
      core.replaceNamespacedConfigMap({ name: 'colours', namespace, body: created }),
    );
    console.log('stale', stale.code, stale.reason);
    console.log('deleted', (await core.deleteNamespacedConfigMap({ name: 'colours', namespace })).status);
    const gone = await refusal(core.readNamespacedConfigMap({ name: 'colours', namespace }));
    console.log('gone', gone.code, gone.message);
  },

  async apply() {
    const apply = (manager, key) =>
      core.patchNamespacedConfigMap(
        {
          name: 'applied',
          namespace,
          fieldManager: manager,
          body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'applied' }, data: { key } },
        },
        k8s.setHeaderOptions('Content-Type', k8s.PatchStrategy.ServerSideApply),
      );
    const applied = await apply('first', '1');
    console.log('applied', applied.data, applied.metadata.managedFields.map((it) => it.manager));
    const conflict = await refusal(apply('second', '2'));
    console.log('refused', conflict.code, conflict.message);
  },

  async informer() {
    await create(configMap('before', {}, { informed: 'yes' }));
    const list = () => core.listNamespacedConfigMap({ namespace, labelSelector: 'informed' });
    const informer = k8s.makeInformer(
      config,
      `/api/v1/namespaces/${namespace}/configmaps`,
      list,
      'informed',
    );
    let seen = 0;
    for (const event of ['add', 'update', 'delete']) {
      informer.on(event, (map) => {
        console.log(event, map.metadata.name, map.data ?? {});
        seen++;
      });
    }
    await informer.start();
    await until(() => seen === 1);
    await create(configMap('after', {}, { informed: 'yes' }));
    await until(() => seen === 2);
    await core.patchNamespacedConfigMap(
      { name: 'after', namespace, body: { data: { key: 'value' } } },
      k8s.setHeaderOptions('Content-Type', k8s.PatchStrategy.MergePatch),
    );
    await until(() => seen === 3);
    await core.deleteNamespacedConfigMap({ name: 'after', namespace });
    await until(() => seen === 4);
    console.log('cached', informer.list(namespace).map((map) => map.metadata.name));
    await informer.stop();
  },

  async pages() {
    for (let i = 10; i < 35; i++) await create(configMap(`page-${i}`, {}, { paged: 'yes' }));
    let _continue;
    do {
      const page = await core.listNamespacedConfigMap({
        namespace,
        labelSelector: 'paged',
        limit: 10,
        _continue,
      });
      console.log(page.items[0].metadata.name, 'to', page.items.at(-1).metadata.name);
      _continue = page.metadata._continue;
    } while (_continue);
  },

  async custom() {
    const yaml = readFileSync(manifests + '/crontabs.yaml', 'utf8').replaceAll('GROUP', GROUP);
    const objects = k8s.KubernetesObjectApi.makeApiClient(config);
    const definition = await objects.create(k8s.loadYaml(yaml));
    await until(async () =>
      ((await objects.read(definition)).status.conditions ?? []).some(
        (it) => it.type === 'Established' && it.status === 'True',
      ),
    );
    const tab = {
      apiVersion: GROUP + '/v1',
      kind: 'CronTab',
      metadata: { name: 'nightly', namespace },
      spec: { cronSpec: '* * * * */5' },
    };
    console.log('created', (await objects.create(tab)).spec);
    const wrong = { ...tab, metadata: { name: 'wrong', namespace }, spec: { cronSpec: 'nightly' } };
    const refused = await refusal(objects.create(wrong));
    console.log('refused', refused.code, refused.details.causes[0].field);
    const listed = await objects.list(tab.apiVersion, tab.kind, namespace);
    console.log('listed', listed.items.map((it) => it.metadata.name));
    console.log('deleted', (await objects.delete(tab)).status);
    await objects.delete(definition);
  },

  async pod() {
    await core.createNamespacedPod({
      namespace,
      body: {
        metadata: { name: 'shell' },
        spec: {
          terminationGracePeriodSeconds: 1,
          containers: [
            { name: 'shell', image: 'busybox:1.36', command: ['sh', '-c', 'echo started; exec sleep 1d'] },
          ],
        },
      },
    });
    const phase = async () => (await core.readNamespacedPod({ name: 'shell', namespace })).status.phase;
    await until(async () => (await phase()) === 'Running');
    console.log('logs', (await core.readNamespacedPodLog({ name: 'shell', namespace })).trim());
    const [out, err, stdin] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const [printed, complained] = [text(out), text(err)];
    stdin.write('typed\n');
    const status = await new Promise((done) =>
      new k8s.Exec(config).exec(
        namespace,
        'shell',
        'shell',
        ['sh', '-c', 'read line; echo got $line; echo oh >&2; exit 7'],
        out,
        err,
        stdin,
        false,
        done,
      ),
    );
    out.end();
    err.end();
    console.log('stdout', await printed);
    console.log('stderr', await complained);
    console.log('exit code', status.details.causes[0].message);
    process.exit(0);
  },
};

await tasks[task]();
