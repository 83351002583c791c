import { setTimeout as sleep } from 'node:timers/promises';
import { openTurns } from '../../../lambdas/stores/turns';

test('work on one key goes one after another in the order it came, also behind work that failed', async () => {
  const inTurn = openTurns();
  const story: string[] = [];
  const work = (name: string, ms: number) =>
    inTurn('a', async () => {
      story.push(`${name} begins`);
      await sleep(ms);
      story.push(`${name} ends`);
      if (name === 'second') throw new Error('no luck');
      return name;
    });
  const outcomes = await Promise.allSettled([work('first', 20), work('second', 5), work('third', 0)]);
  expect(story).toEqual(['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  expect(outcomes).toMatchObject([{ value: 'first' }, { reason: { message: 'no luck' } }, { value: 'third' }]);
});

test('work on different keys does not wait for each other', async () => {
  const inTurn = openTurns();
  const never = new Promise<never>(() => {});
  inTurn('a', () => never).catch(() => {});
  expect(await inTurn('b', async () => 'done')).toBe('done');
});
