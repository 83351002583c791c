import type { AgentNumber, PhoneRegistration } from '../../../shared/domain/agent';
import { readPhones } from '../../../shared/domain/description';
import { nameLikeness, nameWords, senderNameKey } from '../../../shared/domain/known-name';
import { phoneAttempts, phonesNear } from '../../../shared/domain/near-phone';
import {
  type Clues,
  numbersToLookUp,
  phonesToLookUp,
  type SenderHistory,
  suggestAgents,
} from '../../../shared/domain/suggestion';
import { agentNumber, monday } from '../../support/builders';
import { dice, digits, phoneOf, WORDS, WRITINGS } from '../../support/descriptions';

const nothing: Clues = { registrations: [], names: [], histories: [], numbered: [], claimedBy: [] };
const [one, two] = [agentNumber(1), agentNumber(2)];
const registered = (ten: string, agent: AgentNumber = one): PhoneRegistration => ({
  phone: phoneOf(ten),
  agent,
  user: 'u',
  isActive: true,
});
const about = (description: string, clues: Partial<Clues>, senderName?: string) =>
  suggestAgents({ description, ...(senderName === undefined ? {} : { senderName }) }, { ...nothing, ...clues });
const history = (fields: Partial<SenderHistory>): SenderHistory => ({
  agent: one,
  by: 'iban',
  loads: 0,
  confirmed: 0,
  lastAt: monday,
  ...fields,
});

test.each([
  ['Gönd: ALİ ÖRNEK 0532 123 45 76 bakiye', 'swapped'],
  ['BAKIYE 05321234568', 'one-digit'],
  ['BAKIYE 0532123456', 'missing'],
  ['053212345677 bakiye', 'extra'],
  ['+90 532 123 4 567', 'same'],
  ['0321234567 bakiye', 'missing'],
] as const)('%s is near 0532 123 45 67: %s', (description, slip) => {
  const clues = { registrations: [registered('5321234567')] };
  expect(phonesToLookUp(description)).toContain('+905321234567');
  expect(about(description, clues)).toMatchObject([
    { agent: one, evidence: [{ kind: 'phone', slip, phone: '+905321234567' }] },
  ]);
});

test.each([
  'TR12 0001 0053 2123 4567 0000 01',
  'ALİ ÖRNEK*0111**5321234567*FAST',
  '11.11.2026 14:30 1.234,56 TL',
  '48123456789012',
])('%s holds no attempt at a phone', (description) => {
  expect(phoneAttempts(description)).toEqual([]);
});

test('what is looked up is bounded, whatever the text holds', () => {
  const crowded = Array.from({ length: 50 }, (_, index) => `05${digits(dice(index), 9)}`).join(' ve ');
  expect(phonesToLookUp(crowded).length).toBeLessThanOrEqual(4 * 101);
  expect(phonesNear('5321234567').size).toBeLessThanOrEqual(101);
});

test('reasons add up: swapped digits, the same name and three loadings from the IBAN', () => {
  const [best, next] = about(
    'Gönd: ALİ ÖRNEK 0532 123 45 76 bakiye',
    {
      registrations: [registered('5321234567')],
      names: [
        { agent: one, name: 'Ali Örnek' },
        { agent: two, name: 'Ali Ticaret' },
      ],
      histories: [history({ loads: 3 })],
    },
    'ALİ ÖRNEK',
  );
  expect(best).toMatchObject({ agent: one, evidence: [{ kind: 'phone' }, { kind: 'history' }, { kind: 'name' }] });
  expect(best?.score).toBeGreaterThan(0.95);
  expect(next).toMatchObject({ agent: two, evidence: [{ kind: 'name' }] });
});

test('a sender whom staff confirmed twice leads, once is not enough', () => {
  const phone = { registrations: [registered('5321234567', two)] };
  const text = 'BAKIYE 05321234568';
  const order = (confirmed: number) =>
    about(text, { ...phone, histories: [history({ by: 'name', confirmed })] }).map(({ agent }) => agent);
  expect(order(1)).toEqual([two, one]);
  expect(order(2)).toEqual([one, two]);
});

test('agent numbers and labelled codes are read, years are no codes', () => {
  expect(numbersToLookUp('temsilci kodu 4821 bakiye 2026')).toEqual({ numbers: [], codes: ['4821'] });
  expect(numbersToLookUp('63104821 bakiye')).toEqual({ numbers: ['63104821'], codes: [] });
  expect(about('temsilci kodu 0001', { numbered: [one] })).toMatchObject([{ evidence: [{ kind: 'agent-code' }] }]);
});

test('names are the same whatever the banks make of them', () => {
  expect(senderNameKey('ŞÜKRÜ ÖRNEK')).toBe(senderNameKey('Örnek  SUKRU'));
  expect(senderNameKey('ÞÜKRÜ ÖRNEK')).toBe(senderNameKey('ŞÜKRÜ ÖRNEK'));
  expect(senderNameKey('LTD. ŞTİ.')).toBe('');
  expect(nameWords('ÖRNEK MAKİNA SANAYİ VE TİCARET A.Ş.')).toEqual(['ornek', 'makina']);
  expect(nameLikeness('Örnek Makina Ltd. Şti.', 'ORNEK MAKI')).toBe(1);
  expect(nameLikeness('Ali Deneme', 'ALİ ÖRNEK')).toBe(0.5);
});

test('near misses of a phone: nearly all of them lead to their agent, printed', () => {
  const seed = 20_261_127;
  const d = dice(seed);
  const crowd = Array.from({ length: 2_000 }, () => `5${digits(d, 9)}`);
  const byPhone = new Map(crowd.map((ten, index) => [phoneOf(ten), registered(ten, agentNumber(index))]));
  const slips = {
    swapped: (ten: string) => {
      const at = 1 + d.roll(8);
      return ten.slice(0, at) + ten[at + 1] + ten[at] + ten.slice(at + 2);
    },
    'one-digit': (ten: string) => {
      const at = 1 + d.roll(9);
      return ten.slice(0, at) + ((Number(ten[at]) + 1 + d.roll(9)) % 10) + ten.slice(at + 1);
    },
    missing: (ten: string) => {
      const at = 1 + d.roll(9);
      return ten.slice(0, at) + ten.slice(at + 1);
    },
    extra: (ten: string) => {
      const at = 1 + d.roll(9);
      return ten.slice(0, at) + d.roll(10) + ten.slice(at);
    },
  };
  const recall = Object.entries(slips).map(([slip, make]) => {
    let [made, first] = [0, 0];
    for (let index = 0; index < 400; index += 1) {
      const at = d.roll(crowd.length);
      const wrong = make(crowd[at] ?? '');
      const isOneOfThem = crowd.includes(wrong);
      if (isOneOfThem) continue;
      made += 1;
      const written = d.pick(WRITINGS)(wrong).replaceAll('\r\n', '').replaceAll('\n', '');
      const description = `${d.pick(WORDS)} ${written} ${d.pick(WORDS)} ALİ ÖRNEK`;
      expect(readPhones(description).certain.some(({ phone }) => byPhone.has(phone))).toBe(false);
      const registrations = phonesToLookUp(description).flatMap((phone) => byPhone.get(phone) ?? []);
      if (about(description, { registrations })[0]?.agent === agentNumber(at)) first += 1;
    }
    return [slip, first / made] as const;
  });
  console.info(
    `seed ${seed}: found first ${recall.map(([slip, share]) => `${slip} ${(100 * share).toFixed(1)} %`).join(', ')}`,
  );
  for (const [slip, share] of recall) expect({ slip, isFound: share > 0.95 }).toEqual({ slip, isFound: true });
});
