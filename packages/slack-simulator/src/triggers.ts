import { ApiError, refusal } from './api/errors.ts';
import { forgetOldest } from './forget-oldest.ts';
import { secret } from './ids.ts';

/** Whose act a trigger stands for, and where it was done. */
export interface TriggerOrigin {
  readonly workspace: string;
  readonly user: string;
  readonly channel?: string;
  /** The modal in which the act was done. */
  readonly viewId?: string;
}

export interface Triggers {
  readonly create: (origin: TriggerOrigin) => string;
  /** Where it was made, used or not; undefined where it is unknown. */
  readonly workspaceOf: (id: string) => string | undefined;
  /** Uses it up. Throws expired_trigger_id, exchanged_trigger_id or invalid_arguments. */
  readonly exchange: (id: string, workspace: string) => TriggerOrigin;
}

/** docs.slack.dev/interactivity/handling-user-interaction: "a trigger_id ... expires 3 seconds after". Real time. */
const lifetimeMs = 3_000;
/** The oldest are forgotten beyond this, and are then unknown to Slack rather than expired. */
const maxKept = 1_000;

export function createTriggers(now: () => number = () => performance.now(), waitFactor = 1): Triggers {
  const issued = new Map<string, { readonly origin: TriggerOrigin; readonly until: number; used: boolean }>();
  return {
    create: (origin) => {
      const id = `${Date.now()}.${origin.workspace.length}${issued.size}.${secret()}`;
      issued.set(id, { origin, until: now() + waitFactor * lifetimeMs, used: false });
      forgetOldest(issued, maxKept);
      return id;
    },
    workspaceOf: (id) => issued.get(id)?.origin.workspace,
    exchange: (id, workspace) => {
      const trigger = issued.get(id);
      if (trigger === undefined || trigger.origin.workspace !== workspace) {
        throw refusal('invalid_arguments', ['[ERROR] invalid `trigger_id` [json-pointer:/trigger_id]']);
      }
      if (trigger.used) throw new ApiError('exchanged_trigger_id');
      if (now() > trigger.until) throw new ApiError('expired_trigger_id');
      trigger.used = true;
      return trigger.origin;
    },
  };
}
