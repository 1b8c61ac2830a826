import { join } from 'node:path';
import { Deployment } from 'kubernetes-models/apps/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { Service } from 'kubernetes-models/v1';
import ts from 'typescript';

interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
}

const MODELS = { Deployment, PodDisruptionBudget, Service } as const;
const isKnown = (kind: string): kind is keyof typeof MODELS => kind in MODELS;

/**
 * What of some manifests a cluster would refuse or leave out: what the schemas of Kubernetes don't allow, and, since these
 * allow any field beside, what its types don't know.
 */
export function problemsOf(manifests: readonly Resource[]): string[] {
  return [...manifests.flatMap(againstSchema), ...againstTypes(manifests)];
}

function againstSchema(manifest: Resource): string[] {
  const { apiVersion, kind } = manifest;
  if (!isKnown(kind) || MODELS[kind].apiVersion !== apiVersion) return [`no schema for ${kind} of ${apiVersion}`];
  try {
    new MODELS[kind](manifest as never).validate();
    return [];
  } catch (error) {
    return [`${kind}: ${(error as Error).message}`];
  }
}

/** Literals of a type may have no field beside: the compiler reads them as a file that is nowhere. */
function againstTypes(manifests: readonly Resource[]): string[] {
  const path = join(import.meta.dirname, 'typed-manifests.ts');
  const known = manifests.filter(({ kind }) => isKnown(kind));
  const text = [
    "import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';",
    "import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';",
    "import type { IService } from 'kubernetes-models/v1/Service';",
    ...known.map((one, index) => `export const typed${index}: I${one.kind} = ${JSON.stringify(one)};`),
  ].join('\n');
  const options: ts.CompilerOptions = {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    types: [],
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => name === path || fileExists(name);
  host.readFile = (name) => (name === path ? text : readFile(name));
  host.getSourceFile = (name, languageVersion, ...rest) =>
    name === path ? ts.createSourceFile(name, text, languageVersion) : getSourceFile(name, languageVersion, ...rest);
  const program = ts.createProgram([path], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
