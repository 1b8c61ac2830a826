/** The settings of the app (docs.slack.dev/reference/methods/apps.manifest.export). */
import { type Args, neededArg } from '../api/args.ts';
import { ApiError } from '../api/errors.ts';
import type { CallContext, MethodTable } from '../api/method.ts';

function exported({ world }: CallContext, args: Args) {
  const id = neededArg(args, 'app_id');
  if (!/^A[A-Z0-9]+$/.test(id)) throw new ApiError('invalid_app_id');
  if (id !== world.app.id) throw new ApiError('app_not_found');
  const { manifest } = world.configuration;
  if (manifest === undefined) throw new ApiError('failed_export');
  return { manifest };
}

export const appsMethods: MethodTable = {
  'apps.manifest.export': { json: true, scopes: [], tier: 3, token: 'configuration', run: exported },
};
