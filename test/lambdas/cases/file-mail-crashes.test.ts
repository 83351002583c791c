import { type Death, mortal, unlessDead } from '../../support/crash';
import { anAttachment, type MailWorld, openMailWorld } from '../../support/mail-world';

let world: MailWorld;
beforeAll(async () => {
  world = await openMailWorld();
  world.reads('form.pdf', {
    form: { kind: 'information-change', version: 1, isSigned: false },
    fields: [{ name: 'title', value: 'Yeni Örnek', source: 'acroform', confidence: 1 }],
  });
});
afterAll(() => world.close());

let pointsFound = 0;
let pointsCovered = 0;
afterAll(() => {
  console.log(`reading mail: ${pointsFound} points found, ${pointsCovered} covered, before and after each`);
  expect(pointsCovered).toBe(pointsFound);
});

let played = 0;

/** A message no other play has, delivered until it is handled, the first time by a process that dies where told. */
async function play(subject: string, references: readonly string[], death?: Death) {
  played += 1;
  const attachments = [anAttachment('form.pdf'), anAttachment('kimlik.pdf')];
  const key = world.arrive({ subject, references, attachments, text: `${played}` });
  const before = { cases: await world.count(), sent: world.sent.length };
  const process = mortal(world.database, world.outside, death);
  await unlessDead(process, () => world.file(key, world.dependencies(process.database, process.fetch)));
  if (death !== undefined) expect(process.isDead()).toBe(true);
  const last = await world.file(key);
  process.database.client.destroy();
  return {
    points: process.points,
    number: last.number,
    opened: (await world.count()) - before.cases,
    acknowledged: world.sent.length - before.sent,
    dossier: await world.read(last.number),
  };
}

async function playAll(run: (death?: Death) => Promise<readonly string[]>): Promise<void> {
  const points = await run();
  pointsFound += points.length;
  for (const [index, name] of points.entries()) {
    for (const moment of ['before', 'after'] as const) {
      const replayed = await run({ point: index + 1, moment });
      expect(replayed.at(-1)).toBe(name);
    }
    pointsCovered += 1;
  }
}

test('whatever point of it a process dies at, a message becomes one case, whole, acknowledged once at most, and staff hear of it where it was not', async () => {
  await playAll(async (death) => {
    const { points, opened, acknowledged, dossier } = await play('Bilgi değişikliği', [], death);
    expect({ death, opened }).toEqual({ death, opened: 1 });
    expect(acknowledged).toBeLessThanOrEqual(1);
    if (death === undefined) expect(acknowledged).toBe(1);
    world.clock.step(6 * 60_000);
    const isTold = (await world.tend()).some(
      ({ number, unsent }) => number === dossier.case.number && unsent === 'unsure',
    );
    expect({ death, isKnown: acknowledged === 1 || isTold }).toEqual({ death, isKnown: true });
    expect(dossier.case).toMatchObject({ state: 'received', kind: 'information-change', papers: { accepted: 2 } });
    expect(dossier.messages.filter(({ direction }) => direction === 'in')).toHaveLength(1);
    expect(dossier.papers.map(({ name }) => name)).toEqual(['form.pdf', 'kimlik.pdf']);
    for (const { place } of dossier.papers) expect(world.bucket.has(place)).toBe(true);
    world.clock.step(86_400_000);
    return points;
  });
}, 120_000);

test('whatever point of it a process dies at, an answer joins its case once and is not acknowledged', async () => {
  const first = await play('Bilgi değişikliği', []);
  const question = world.sent.at(-1)?.messageId ?? '';
  let answers = 0;
  await playAll(async (death) => {
    const { points, number, opened, acknowledged, dossier } = await play('RE: Evrakınız alındı', [question], death);
    answers += 1;
    expect({ death, number, opened, acknowledged }).toEqual({
      death,
      number: first.number,
      opened: 0,
      acknowledged: 0,
    });
    expect(dossier.messages.filter(({ direction }) => direction === 'in')).toHaveLength(1 + answers);
    return points;
  });
}, 120_000);
