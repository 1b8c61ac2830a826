/** The simulated Slack, as playground, scenario tests and benchmarks use it. */
export type { Actor } from './actor/actor.ts';
export { appFromManifest } from './manifest.ts';
export type { ClockControl, ClockTarget, SimulatorOptions } from './options.ts';
export type { UpcomingCard } from './protocol.ts';
export type { CallRecord } from './recorder.ts';
export { type AppSeed, defaultApp, defaultChannels, defaultUsers, type WorkspaceSeed } from './seed.ts';
export { startSimulator } from './server.ts';
export type { Simulator } from './simulator.ts';
export { checkContent, maxUpdateLength } from './validate/message.ts';
export { checkView } from './validate/view.ts';
