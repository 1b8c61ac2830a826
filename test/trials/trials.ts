import { setTimeout as sleep } from 'node:timers/promises';
import { digest } from '../delivery/support/samples.ts';
import { DUE, type Fleet, type FleetOptions, launchFleet, type Ship } from './fleet.ts';
import { outcomeOf, settle } from './promises.ts';
import { CLAIMED, type Step } from './steps.ts';

/** What a trial came to: broken promises, and what was measured. */
export interface Tried {
  readonly broken: readonly string[];
  /** In words, where something was measured. */
  readonly measured?: string;
}

export interface Trial {
  readonly name: string;
  run(options: TrialOptions): Promise<Tried>;
}

export interface TrialOptions {
  /** A mongod to run it on; the embedded store as a server where absent. */
  readonly mongod?: string | undefined;
  /** Ids of the messages of the round, as they are where nothing goes wrong; not compared where absent. */
  readonly expected?: readonly string[] | undefined;
}

const STRUCK_MS = 180_000;
const LEASE_MS = 70_000;

/** Lives through the hour of the round, with whatever the trial does meanwhile, and looks at what came of it. */
async function through(
  options: TrialOptions,
  fleetOptions: Omit<FleetOptions, 'mongod'>,
  meanwhile: (fleet: Fleet) => Promise<readonly string[] | undefined>,
): Promise<Tried & { readonly sent: readonly string[] }> {
  const fleet = await launchFleet({ ...fleetOptions, mongod: options.mongod });
  try {
    const measured = await meanwhile(fleet);
    await settle(fleet, options.mongod !== undefined);
    const { sent, broken } = await outcomeOf(fleet);
    const missing = options.expected?.filter((id) => !sent.includes(id)).map((id) => `${id} was not sent`) ?? [];
    const [why, ...more] = measured ?? [];
    return {
      sent,
      broken: [...broken, ...missing, ...more],
      ...(why !== undefined && why !== '' && { measured: why }),
    };
  } finally {
    await fleet.close();
  }
}

/** The moment at which everybody is asked. */
const untilDue = (fleet: Fleet) => fleet.moveTo(DUE);

/** Strikes whoever comes to a step first, once; resolves with who it was. */
function strikeAt(fleet: Fleet, step: Step, strike: (ship: Ship) => 'drop' | undefined): Promise<Ship> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`nobody came to the step "${step.name}"`)), STRUCK_MS);
    let isStruck = false;
    for (const ship of fleet.ships) {
      ship.wire.watch(({ command, when }) => {
        if (isStruck || when !== step.when || !step.is(command)) return undefined;
        isStruck = true;
        clearTimeout(late);
        resolve(ship);
        return strike(ship);
      });
    }
  });
}

const kill = (ship: Ship): 'drop' => {
  ship.bot.process.kill('SIGKILL');
  return 'drop';
};

/** What is sent where nothing goes wrong. */
export async function expectedMessages(options: TrialOptions): Promise<readonly string[]> {
  const { sent, broken } = await through(options, { instances: 2 }, async (fleet) => {
    await untilDue(fleet);
    return undefined;
  });
  if (broken.length > 0) throw new Error(`broken where nothing went wrong: ${broken.join('; ')}`);
  return sent;
}

/** SIGKILL at a step of delivery; another instance does the rest. */
export const killedAt = (step: Step): Trial => ({
  name: `SIGKILL ${step.name}`,
  run: (options) =>
    through(options, { instances: 2 }, async (fleet) => {
      const struck = strikeAt(fleet, step, kill);
      await untilDue(fleet);
      await struck;
      return undefined;
    }),
});

/** SIGKILL when Slack has taken a post, and before its answer is there. */
export const killedAfterPost: Trial = {
  name: 'SIGKILL after Slack took a message',
  run: (options) =>
    through(options, { instances: 2 }, async (fleet) => {
      let claimer: Ship | undefined;
      for (const ship of fleet.ships) {
        ship.wire.watch(({ command, when }) => {
          if (when === CLAIMED.when && CLAIMED.is(command)) claimer = ship;
          return undefined;
        });
      }
      const struck = new Promise<void>((resolve) => {
        const matching = () => {
          claimer?.bot.process.kill('SIGKILL');
          resolve();
          return true;
        };
        fleet.simulator.faults.add({
          method: 'chat.postMessage',
          when: 'after',
          what: 'delay',
          delayMs: 3_000,
          matching,
        });
      });
      await untilDue(fleet);
      await struck;
      return undefined;
    }),
};

const VALUE = 84.75;

/** SIGKILL at a step of a submitted check-in: what was acknowledged is there once, what was not is submitted again. */
export const killedWithAnswer = (step: Step): Trial => ({
  name: `SIGKILL ${step.name}`,
  run: (options) =>
    through(options, { instances: 2 }, async (fleet) => {
      await untilDue(fleet);
      const noor = fleet.simulator.as('noor');
      const prompt = () => noor.dm().find((message) => message.words().includes('December check-in'));
      await fleet.simulator.until(() => prompt() !== undefined, 'the prompt', STRUCK_MS);
      await prompt()?.click('Check in');
      const form = await noor.modal('Check in');
      await form.fill({ 'retention:value': String(VALUE) });
      const struck = strikeAt(fleet, step, kill);
      let isTaken = (await form.submit()).outcome === 'closed';
      await struck;
      for (let tries = 0; !isTaken && tries < 30; tries += 1) {
        await sleep(1_000);
        isTaken = ['closed', 'updated'].includes((await form.submit()).outcome);
      }
      await settle(fleet, options.mongod !== undefined);
      const goal = await fleet.stores.goals.get('T0HARBOUR', 'retention');
      const count = goal?.checkIns.filter(({ value }) => value === VALUE).length ?? 0;
      return [
        '',
        ...(isTaken ? [] : ['the form was never taken']),
        ...(count === 1 ? [] : [`the value is there ${count} times`]),
      ];
    }),
});

/** SIGSTOP with a message claimed; when the claim is over another instance sends it; then SIGCONT. */
export const stoodStill: Trial = {
  name: 'SIGSTOP for longer than a claim, then SIGCONT',
  run: (options) =>
    through(options, { instances: 2 }, async (fleet) => {
      const struck = strikeAt(fleet, CLAIMED, ({ bot }) => {
        bot.process.kill('SIGSTOP');
        return undefined;
      });
      await untilDue(fleet);
      const { bot } = await struck;
      await fleet.pass(LEASE_MS);
      await sleep(20_000);
      bot.process.kill('SIGCONT');
      return undefined;
    }),
};

const MAX_STOP_MS = 90_000;

/** SIGTERM in mid-drain, while Slack is slow. */
export const stopped: Trial = {
  name: 'SIGTERM in the middle of a drain',
  run: (options) =>
    through(options, { instances: 2 }, async (fleet) => {
      fleet.simulator.faults.add({
        method: 'chat.postMessage',
        when: 'after',
        what: 'delay',
        delayMs: 2_000,
        times: 4,
      });
      const struck = strikeAt(fleet, CLAIMED, ({ bot }) => {
        bot.process.kill('SIGTERM');
        return undefined;
      });
      await untilDue(fleet);
      const { bot, wire } = await struck;
      const began = performance.now();
      let claims = 0;
      wire.watch(({ command, when }) => {
        if (when === 'before' && CLAIMED.is(command)) claims += 1;
        return undefined;
      });
      const ended = await new Promise<number | null>((resolve) => {
        if (bot.process.exitCode !== null) resolve(bot.process.exitCode);
        bot.process.once('exit', resolve);
        setTimeout(() => resolve(null), MAX_STOP_MS).unref();
      });
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      return [
        `it ended after ${seconds} s`,
        ...(ended === 0 ? [] : [`it ended with ${ended}`]),
        // Those that were on their way when the signal came: four at the same time.
        ...(claims > 4 ? [`${claims} messages were claimed after the signal`] : []),
      ];
    }),
};

/** How long the next beat of another instance may take, in all. */
const TAKE_OVER_MS = 35_000;

/** SIGKILL with messages waiting: how long it takes until another instance sends. */
export const takenOver: Trial = {
  name: 'SIGKILL, and the time until another instance sends what waits',
  run: (options) =>
    through(options, { instances: 2 }, async (fleet) => {
      const struck = strikeAt(fleet, CLAIMED, kill);
      await untilDue(fleet);
      await struck;
      // Queued after the kill, so that nobody but another instance can have sent it.
      const id = 'after the kill';
      const [workspace, to] = ['T0HARBOUR', { channel: 'C0SUCCESS' }];
      await fleet.stores.outbox.enqueue({ id, workspace, to, notice: digest(), notBefore: fleet.now() });
      const began = performance.now();
      const isSent = async () => (await fleet.stores.outbox.get(id))?.state === 'sent';
      while (!(await isSent()) && performance.now() - began < 2 * TAKE_OVER_MS) await sleep(50);
      const took = performance.now() - began;
      return [
        `${(took / 1000).toFixed(1)} s`,
        ...(took > TAKE_OVER_MS ? [`nothing was sent for ${Math.round(took / 1000)} s`] : []),
      ];
    }),
};

/** Check-ins of everybody who is asked, as the prompts come. */
async function load(fleet: Fleet): Promise<readonly string[]> {
  const answered: string[] = [];
  for (const name of ['noor', 'sam']) {
    const person = fleet.simulator.as(name);
    for (let tries = 0; tries < 60; tries += 1) {
      const { problem } = await person.command('/goal', 'list');
      if (problem === undefined) answered.push(name);
      await sleep(250);
    }
  }
  return answered;
}

/** The server of the store is killed when everybody is asked, and started again, under load. */
export const serverKilled: Trial = {
  name: 'the server of the store killed and started again, under load',
  run: (options) =>
    through(options, { instances: 3 }, async (fleet) => {
      await untilDue(fleet);
      const work = load(fleet);
      await sleep(1_000);
      for (let time = 0; time < 2; time += 1) {
        await fleet.server.kill();
        await sleep(3_000);
        await fleet.server.start();
        await sleep(4_000);
      }
      await work;
      return undefined;
    }),
};

/** Every connection to the store is cut off, again and again. */
export const connectionsCut: Trial = {
  name: 'connections to the store cut off twenty times',
  run: (options) =>
    through(options, { instances: 4 }, async (fleet) => {
      await untilDue(fleet);
      for (let time = 0; time < 20; time += 1) {
        await sleep(400);
        for (const { wire } of fleet.ships) wire.cut();
      }
      return undefined;
    }),
};

/** NotWritablePrimary, InterruptedDueToReplStateChange (MongoDB, error_codes.yml), and connections that the server closes. */
const SERVER_FAULTS = [{ errorCode: 10107 }, { errorCode: 11602 }, { closeConnection: true }] as const;
const STRUCK_COMMANDS = ['insert', 'update', 'findAndModify', 'find', 'aggregate'];

/** Stepdowns, as a server reports them; needs a server with failCommand. */
export const steppedDown: Trial = {
  name: 'stepdowns and closed connections by failCommand',
  run: (options) =>
    through(options, { instances: 2 }, async (fleet) => {
      const admin = fleet.client.db('admin');
      await untilDue(fleet);
      for (let time = 0; time < 12; time += 1) {
        const fault = SERVER_FAULTS[time % SERVER_FAULTS.length];
        const data = { failCommands: STRUCK_COMMANDS, appName: 'goalpost', ...fault };
        await admin.command({ configureFailPoint: 'failCommand', mode: { times: 3 }, data }).catch(() => undefined);
        await sleep(700);
      }
      await admin.command({ configureFailPoint: 'failCommand', mode: 'off' });
      return undefined;
    }),
};
