import { expect, it } from 'vitest';
import { ACTIONS, UNKNOWN_ACTION } from '../../src/slack/ids.ts';

it('an unknown action is any but those that are listened to, so that no click is answered twice or never', () => {
  expect(Object.values(ACTIONS).filter((action) => UNKNOWN_ACTION.test(action))).toEqual([]);
  for (const action of ['', 'check', 'check_in_2', 'old_button']) expect(UNKNOWN_ACTION.test(action)).toBe(true);
});
