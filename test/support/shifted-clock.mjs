/**
 * Loaded before a process (`NODE_OPTIONS=--import`), shifts its `Date` by as many milliseconds as the file CLOCK_SHIFT says
 * by now. Timers and the monotonic clock go on as they are.
 */
import { readFileSync } from 'node:fs';

const file = process.env.CLOCK_SHIFT;
const Real = Date;
let shift = 0;
const look = () => {
  shift = Number(readFileSync(file, 'utf8')) || shift;
};
look();
setInterval(look, 50).unref();
const now = () => Real.now() + shift;
globalThis.Date = new Proxy(Real, {
  construct: (target, args, created) =>
    args.length === 0 ? new target(now()) : Reflect.construct(target, args, created === Date ? target : created),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key, target)),
});
