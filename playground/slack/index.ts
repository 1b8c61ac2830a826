/** The simulated Slack, as playground, scenario tests and benchmarks use it. */
export type { Actor, CommandOutcome, Match } from './actor/actor.ts';
export type { Modal, SeenMessage, SeenView } from './actor/surface.ts';
export type { Submission } from './client/submit.ts';
export type { Fault, Faults } from './faults.ts';
export { appFromManifest } from './manifest.ts';
export type { ClockControl, ClockTarget, SimulatorOptions } from './options.ts';
export type { CallRecord } from './recorder.ts';
export type { AppSeed, ChannelSeed, CommandSeed, ShortcutSeed, UserSeed, WorkspaceSeed } from './seed.ts';
export { startSimulator } from './server.ts';
export type { Simulator } from './simulator.ts';
