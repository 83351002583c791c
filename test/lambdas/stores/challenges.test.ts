import { type Challenges, openChallenges } from '../../../lambdas/stores/challenges';
import { type Challenge, CODE_ATTEMPTS, CODE_LIFE_MS, CODES_SENT, expiryOf } from '../../../shared/domain/challenge';
import { later } from '../../../shared/domain/instant';
import { agentNumber, monday } from '../../support/builders';
import { freshDatabase } from '../../support/fresh-database';

let challenges: Challenges;
const challenge: Challenge = {
  id: 'a'.repeat(64),
  kind: 'device-code',
  agent: agentNumber(),
  user: 'ayseornek0',
  codeHash: '1'.repeat(64),
  attempts: 0,
  codesSent: 1,
  expiresAt: expiryOf('device-code', monday),
};
const end = challenge.expiresAt;

beforeEach(async () => {
  challenges = openChallenges(await freshDatabase());
  await challenges.start(challenge);
});

const renew = (codeHash: string, now = monday) =>
  challenges.renewCode(challenge.id, codeHash, later(now, CODE_LIFE_MS), now);

test('each look at a challenge counts as an attempt, and after the last it is over', async () => {
  for (let attempts = 1; attempts <= CODE_ATTEMPTS; attempts += 1) {
    expect(await challenges.attempt(challenge.id, monday)).toEqual({ ...challenge, attempts });
  }
  expect(await challenges.attempt(challenge.id, monday)).toBeUndefined();
});

test('attempts at the same moment do not get past the limit', async () => {
  const looks = await Promise.all(Array.from({ length: 20 }, () => challenges.attempt(challenge.id, monday)));
  expect(looks.filter((look) => look !== undefined)).toHaveLength(CODE_ATTEMPTS);
});

test('lives until its end and not a millisecond longer', async () => {
  expect(await challenges.attempt(challenge.id, later(end, -1))).toBeDefined();
  expect(await challenges.attempt(challenge.id, end)).toBeUndefined();
});

test('one that never was cannot be attempted, renewed or finished', async () => {
  const id = 'b'.repeat(64);
  expect(await challenges.attempt(id, monday)).toBeUndefined();
  expect(await challenges.renewCode(id, '2'.repeat(64), end, monday)).toBe('over');
  expect(await challenges.finish(id)).toBe(false);
  expect(await challenges.attempt(id, monday)).toBeUndefined();
});

test('a renewed code takes the place of the old one, lives longer and keeps the count of attempts', async () => {
  await challenges.attempt(challenge.id, monday);
  const minute = later(monday, 60_000);
  const renewed = await renew('2'.repeat(64), minute);
  expect(renewed).toMatchObject({ codeHash: '2'.repeat(64), codesSent: 2, attempts: 1 });
  expect(await challenges.attempt(challenge.id, later(end, 59_999))).toMatchObject({
    codeHash: '2'.repeat(64),
    attempts: 2,
  });
  expect(await challenges.attempt(challenge.id, later(end, 60_000))).toBeUndefined();
});

test('no more codes are sent than allowed, even when asked for at the same moment', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => renew('2'.repeat(64))));
  expect(answers.filter((answer) => typeof answer === 'object')).toHaveLength(CODES_SENT - 1);
  expect(answers.filter((answer) => answer === 'sent-enough')).toHaveLength(6 - (CODES_SENT - 1));
});

test('a code is not renewed after its end, nor when the attempts are used up', async () => {
  expect(await renew('2'.repeat(64), end)).toBe('over');
  for (let count = 0; count < CODE_ATTEMPTS; count += 1) await challenges.attempt(challenge.id, monday);
  expect(await renew('2'.repeat(64))).toBe('over');
});

test('the challenge of a new password has no code to renew', async () => {
  const id = 'c'.repeat(64);
  const { codeHash: _, ...fields } = challenge;
  await challenges.start({ ...fields, id, kind: 'new-password', codesSent: 0 });
  expect(await challenges.renewCode(id, '2'.repeat(64), end, monday)).toBe('over');
  expect(await challenges.attempt(id, monday)).not.toHaveProperty('codeHash');
});

test('is finished by exactly one of many who try at once, and is over then', async () => {
  const ends = await Promise.all(Array.from({ length: 8 }, () => challenges.finish(challenge.id)));
  expect(ends.filter(Boolean)).toHaveLength(1);
  expect(await challenges.attempt(challenge.id, monday)).toBeUndefined();
});
