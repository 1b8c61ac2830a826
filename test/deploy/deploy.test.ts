import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { problemsOf } from './kubernetes.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly summary: string; readonly runbook: string };
}
interface Panel {
  readonly title: string;
  readonly targets: readonly { readonly expr: string }[];
}

const rules = (parse(read('deploy/prometheus/alerts.yml')) as { groups: [{ rules: Rule[] }] }).groups[0].rules;
const { panels } = JSON.parse(read('deploy/grafana/goalpost.json')) as { panels: Panel[] };
const operations = read('docs/operations.md');

/** Names of metrics in a query, without the suffixes of a histogram's series. */
const metricsIn = (expr: string) =>
  [...expr.matchAll(/\b(?:goalpost|nodejs|process)_\w+/g)].map(([name]) => name.replace(/_(?:bucket|count|sum)$/, ''));

describe('what is watched', () => {
  const names = async () => {
    const messages = { pending: 1, sending: 0, unknown: 0, held: 0, parked: 0 };
    const backlog = async () => ({ messages, due: 0, openRounds: 0 });
    const { text } = await createMetrics().scrape({ now: () => new Date(), backlog, sockets: () => 1 });
    return new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
  };

  it('exists, in every alert, on every panel, and in the documentation', async () => {
    const known = await names();
    const queries = [
      ...rules.map(({ expr }) => expr),
      ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ];
    const asked = queries.flatMap(metricsIn);
    expect(asked.length).toBeGreaterThan(15);
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
    const documented = [...operations.matchAll(/`(goalpost_\w+)`/g)].map(([, name]) => name ?? '');
    expect(documented.filter((name) => !known.has(name))).toEqual([]);
    const own = [...known].filter((name) => name?.startsWith('goalpost_'));
    expect(own.filter((name) => name !== undefined && !documented.includes(name))).toEqual([]);
  });

  it('has five alerts, each with what to do about it', () => {
    expect(rules).toHaveLength(5);
    for (const { alert, annotations } of rules) {
      expect(annotations.runbook).toBe(`docs/operations.md#${alert.toLowerCase()}`);
      expect(operations).toContain(`### ${alert}\n`);
    }
  });
});

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly spec: {
    readonly replicas: number;
    readonly minAvailable: number;
    readonly template: {
      readonly spec: {
        readonly terminationGracePeriodSeconds: number;
        readonly securityContext: { readonly runAsNonRoot: boolean };
        readonly containers: readonly [Container];
      };
    };
  };
}
interface Container {
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly securityContext: { readonly readOnlyRootFilesystem: boolean; readonly allowPrivilegeEscalation: boolean };
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
  readonly startupProbe: Probe;
}
interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
}

describe('the Kubernetes manifests', () => {
  const manifests = parseAllDocuments(read('deploy/kubernetes/goalpost.yaml')).map((one) => one.toJS() as Manifest);

  it('are what the schemas of Kubernetes describe, with nothing beside', () => {
    expect(manifests.map(({ kind }) => kind)).toEqual(['Deployment', 'PodDisruptionBudget', 'Service']);
    expect(problemsOf(manifests)).toEqual([]);
  });

  it.each([
    ['a number as text', 'replicas: 2', "replicas: '2'", 'must be integer'],
    ['a misspelt field', 'readOnlyRootFilesystem: true', 'readOnlyRootFileSystem: true', 'readOnlyRootFileSystem'],
    ['a probe without a port', 'httpGet: { path: /readyz, port: http }', 'httpGet: { path: /readyz }', 'port'],
    ['a version that serves no budget', 'policy/v1', 'policy/v0', 'policy/v0'],
  ])('would not pass with %s', (_, right, wrong, said) => {
    const text = read('deploy/kubernetes/goalpost.yaml');
    expect(text).toContain(right);
    const all = parseAllDocuments(text.replace(right, wrong)).map((one) => one.toJS() as Manifest);
    expect(problemsOf(all).join('\n')).toContain(said);
  });

  const of = (kind: string) => manifests.find((one) => one.kind === kind);
  const pod = of('Deployment')?.spec.template.spec;
  const [container] = pod?.containers ?? [];

  it('run two instances, of which one may go', () => {
    expect(of('Deployment')?.spec.replicas).toBe(2);
    expect(of('PodDisruptionBudget')?.spec.minAvailable).toBe(1);
    // A stop takes 30 s at the most.
    expect(pod?.terminationGracePeriodSeconds).toBeGreaterThan(30);
  });

  it('run without root, and write nowhere', () => {
    expect(pod?.securityContext.runAsNonRoot).toBe(true);
    expect(container?.securityContext).toMatchObject({ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false });
  });

  it('set variables that Goalpost reads, and hold no secret', () => {
    const source = read('src/config.ts');
    for (const { name, value } of container?.env ?? []) {
      expect(source).toContain(name.replace(/_FILE$/, ''));
      expect(value).not.toMatch(/xox|xapp|mongodb:/);
    }
  });

  it('probe what Goalpost serves, on its port', () => {
    const served = read('src/http/health.ts');
    for (const probe of [container?.livenessProbe, container?.readinessProbe, container?.startupProbe]) {
      expect(served).toContain(`'${probe?.httpGet.path}'`);
      expect(probe?.httpGet.port).toBe('http');
    }
    const port = container?.ports.find(({ name }) => name === 'http')?.containerPort;
    expect(container?.env).toContainEqual({ name: 'PORT', value: String(port) });
  });
});
