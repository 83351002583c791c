import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { openTransfers } from '../../../lambdas/stores/transfers';
import { Phone } from '../../../shared/domain/phone';
import { agentNumber, anAgent, anOwner } from '../../support/builders';
import { openLoadingWorld } from '../../support/loading-world';

const Corpus = z.array(z.object({ text: z.string(), phones: z.array(Phone) }));
/** The corpus names a phone as often as it stands in the text; whom to credit depends on the distinct ones. */
const corpus = Corpus.parse(JSON.parse(readFileSync('test/fixtures/descriptions.json', 'utf8'))).map(
  ({ text, phones }) => ({ text, phones: [...new Set(phones)] }),
);

test('every description credits the agent of the one phone it names, and no other', async () => {
  const world = await openLoadingWorld({ shops: 0 });
  try {
    const phones = [...new Set(corpus.flatMap(({ phones }) => phones))];
    for (const [index, phone] of phones.entries()) {
      const agent = anAgent({ number: agentNumber(index + 1) });
      await world.dependencies.agents.add(agent, anOwner({ agent: agent.number, phone }), 'no password');
    }
    const expected = new Map(phones.map((phone) => [phone, 0]));
    for (const [
      index,
      {
        text,
        phones: [only, ...others],
      },
    ] of corpus.entries()) {
      const amountKurus = 1_000_000 + index;
      world.send(text, { amountKurus });
      if (only !== undefined && others.length === 0) expected.set(only, (expected.get(only) ?? 0) + amountKurus);
    }
    await world.load();
    const balances = new Map<Phone, number>();
    for (const [index, phone] of phones.entries()) balances.set(phone, await world.balanceOf(index + 1));
    expect(balances).toEqual(expected);
    const waiting = (await openTransfers(world.database).suspense(undefined, 1_000)).transfers;
    expect(waiting).toHaveLength(corpus.filter(({ phones }) => phones.length !== 1).length);
  } finally {
    await world.close();
  }
});
