import fc from 'fast-check';
import { AgentNumber, type PhoneRegistration } from '../../../shared/domain/agent';
import { kurus } from '../../../shared/domain/kurus';
import type { Phone } from '../../../shared/domain/phone';
import {
  candidatePhones,
  explainDescription,
  matchTransfer,
  type RegistrationOf,
} from '../../../shared/domain/transfer-match';
import { descriptions, generateDescriptions, incoming, madeUpCrowd, phoneOf } from '../../support/descriptions';

const shop = AgentNumber.parse('10001234');
const otherShop = AgentNumber.parse('10005678');

function registry(...entries: [ten: string, agent: AgentNumber, isActive?: boolean][]): RegistrationOf {
  const byPhone = new Map(
    entries.map(([ten, agent, isActive = true]): [Phone, PhoneRegistration] => {
      const phone = phoneOf(ten);
      return [phone, { phone, agent, user: `user-of-${ten}`, isActive }];
    }),
  );
  return (phone) => byPhone.get(phone);
}

const nobody = registry();
const one = registry(['5321234567', shop]);
const two = registry(['5321234567', shop], ['5449876501', otherShop]);

describe('a transfer is credited', () => {
  test('to the one agent whose active phone the description names', () => {
    const match = matchTransfer(incoming('BAKİYE 0532 123 45 67'), one);
    expect(match).toEqual({ outcome: 'credit', agent: shop, phone: '+905321234567' });
  });

  test('when all phones named are of one agent', () => {
    const owners = registry(['5321234567', shop], ['5449876501', shop]);
    expect(matchTransfer(incoming('05449876501 05321234567'), owners)).toMatchObject({
      agent: shop,
      phone: '+905449876501',
    });
  });

  test('when a phone nobody registered stands beside it', () => {
    expect(matchTransfer(incoming('05449876501 için 05321234567'), one)).toMatchObject({
      outcome: 'credit',
      agent: shop,
    });
  });

  test('when one user of the agent is blocked and the other, named too, is not', () => {
    const users = registry(['5321234567', shop, false], ['5449876501', shop]);
    expect(matchTransfer(incoming('05321234567 05449876501'), users)).toMatchObject({ phone: '+905449876501' });
  });
});

describe('a transfer waits for staff', () => {
  test.each([
    ['no phone is named', 'bakiye yükleme', two, 'no-phone'],
    ['the text is empty', '', two, 'no-phone'],
    ['only a query number is there', 'ALİ ÖRNEK*0111**5321234567*FAST', two, 'no-phone'],
    ['the phone is nobody’s', '05321234567', nobody, 'unknown-phone'],
    ['two agents are named', '05321234567 05449876501', two, 'several-agents'],
    [
      'an active and an inactive agent are named',
      '05321234567 05449876501',
      registry(['5321234567', shop], ['5449876501', otherShop, false]),
      'several-agents',
    ],
    ['another agent may be named', '05321234567 ya da 0544 987 65 01/2', two, 'several-agents'],
    ['the agent is inactive', '05321234567', registry(['5321234567', shop, false]), 'agent-inactive'],
    ['its only reading is doubtful', '0532 123 45 67 89', two, 'no-phone'],
  ] as const)('when %s', (_, text, registrationOf, reason) => {
    expect(matchTransfer(incoming(text), registrationOf)).toEqual({ outcome: 'suspense', reason });
  });
});

describe('the checks come in their order', () => {
  const worst = incoming('no phone', { isReversal: true, amount: kurus(-100_00), currency: 'EUR' });
  const isPossibleRepeat = true;

  test.each([
    ['a reversal, even of a debit', worst, { outcome: 'suspense', reason: 'reversal' }],
    ['a reversal that brings money', { ...worst, amount: kurus(1) }, { outcome: 'suspense', reason: 'reversal' }],
    ['zero', { ...worst, isReversal: false, amount: kurus(0) }, { outcome: 'ignore', reason: 'zero' }],
    ['a debit', { ...worst, isReversal: false }, { outcome: 'ignore', reason: 'debit' }],
    [
      'a foreign currency',
      { ...worst, isReversal: false, amount: kurus(1) },
      { outcome: 'suspense', reason: 'foreign-currency' },
    ],
    ['a possible repeat', incoming('05321234567'), { outcome: 'suspense', reason: 'possible-repeat' }],
  ] as const)('%s', (_, movement, expected) => {
    expect(matchTransfer(movement, one, { isPossibleRepeat })).toEqual(expected);
  });
});

test('candidate phones are every phone whose registration decides, once', () => {
  const movement = incoming('05321234567, 0532 123 45 67; ya da 0544 987 65 01/2; sorgu no 5301112233');
  expect(candidatePhones(movement)).toEqual(['+905321234567', '+905449876501']);
});

describe('an explanation', () => {
  test('tells all phones that are named, and the agent credited', () => {
    expect(explainDescription('05449876501 için 05321234567', one)).toEqual({
      text: '05449876501 için 05321234567',
      phones: ['+905449876501', '+905321234567'],
      outcome: 'credit',
      reason: 'one-agent',
      agent: shop,
    });
  });

  test('tells the reason when nothing is credited', () => {
    expect(explainDescription('bakiye', one)).toEqual({
      text: 'bakiye',
      phones: [],
      outcome: 'suspense',
      reason: 'no-phone',
    });
  });
});

describe('laws', () => {
  const made = fc
    .integer()
    .map((seed) => generateDescriptions(seed, 20))
    .chain((list) => fc.constantFrom(...list));

  test('without a registration nothing is ever credited', () => {
    fc.assert(fc.property(made, ({ text }) => matchTransfer(incoming(text), nobody).outcome === 'suspense'));
  });

  test('an inactive agent is never credited', () => {
    const inactive: RegistrationOf = (phone) => ({ phone, agent: shop, user: 'u', isActive: false });
    fc.assert(fc.property(made, ({ text }) => matchTransfer(incoming(text), inactive).outcome === 'suspense'));
  });

  test('what is no incoming lira is never credited, whoever is named', () => {
    const everybody: RegistrationOf = (phone) => ({ phone, agent: shop, user: 'u', isActive: true });
    const spoilt = fc.constantFrom(
      { isReversal: true },
      { amount: kurus(-1) },
      { amount: kurus(0) },
      { currency: 'USD' },
    );
    fc.assert(
      fc.property(
        made,
        spoilt,
        ({ text }, spoil) => matchTransfer(incoming(text, spoil), everybody).outcome !== 'credit',
      ),
    );
  });
});

test('five thousand generated transfers: no wrong credit, and most of the right ones', () => {
  const seed = 20_261_124;
  const crowd = madeUpCrowd(seed);
  const registrationOf = registry(
    ...crowd
      .slice(0, 40)
      .map((ten, i): [string, AgentNumber, boolean] => [
        ten,
        AgentNumber.parse(String(20_000_000 + Math.floor(i / 2))),
        i % 10 !== 9,
      ]),
  );
  let due = 0;
  let credited = 0;
  for (const { text, phones } of descriptions(seed, 5_000, crowd)) {
    const registrations = phones.map(registrationOf).filter((found) => found !== undefined);
    const agents = new Set(registrations.map(({ agent }) => agent));
    const agent = agents.size === 1 && registrations.some(({ isActive }) => isActive) ? [...agents][0] : undefined;
    const match = matchTransfer(incoming(text), registrationOf);
    if (agent !== undefined) due += 1;
    if (match.outcome !== 'credit') continue;
    credited += 1;
    expect({ text, agent: match.agent }).toEqual({ text, agent });
  }
  console.info(
    `seed ${seed}: ${credited} of ${due} transfers credited (${((100 * credited) / due).toFixed(1)} %), none wrongly`,
  );
  expect(credited / due).toBeGreaterThan(0.9);
});
