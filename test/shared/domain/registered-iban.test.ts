import { Iban, registerIban } from '../../../shared/domain/registered-iban';
import type { Transfer } from '../../../shared/domain/transfer';
import { candidateIban, type IbanOwner, matchTransfer } from '../../../shared/domain/transfer-match';
import { agentNumber, aMovement, aTransfer, monday, phoneNumber } from '../../support/builders';
import { descriptions, dice, digits, incoming } from '../../support/descriptions';

const iban = Iban.parse('TR330006100519786457841326');
const sender = { senderIban: iban, senderName: 'ALİ ÖRNEK' };
const loading = aTransfer({ ...sender, agent: agentNumber(1), phone: phoneNumber(1) });
const asked = { agent: agentNumber(1), user: 'owner', othersLoaded: false, at: monday };
const owner: IbanOwner = { ...registerIban(loading, asked), isOnlyOne: true };
const nobody = () => undefined;
const match = (fields: object, ibanOwner: IbanOwner = owner) =>
  matchTransfer(aMovement({ description: 'bakiye yükleme', ...sender, ...fields }), nobody, { ibanOwner });

test('an IBAN that loaded the agent by its phone can be registered', () => {
  expect(registerIban(loading, asked)).toEqual({
    iban,
    agent: agentNumber(1),
    senderName: 'ali ornek',
    isActive: true,
    registeredAt: monday,
    registeredBy: 'owner',
  });
});

test.each<[string, Partial<Transfer>, object]>([
  ["another agent's loading", { agent: agentNumber(2) }, {}],
  ['one in suspense', { state: 'suspense' }, {}],
  ['one that staff credited', { phone: undefined }, {}],
  ['a foreign IBAN', { senderIban: 'DE89370400440532013000' }, {}],
  ['no name', { senderName: undefined }, {}],
  ["a wallet's account", { senderName: 'CÜZDAN ELEKTRONİK PARA A.Ş.' }, {}],
  ["a bank's account", { senderName: 'ÖRNEK BANKASI A.Ş.' }, {}],
  ['the account of a bank that is called so in one word', { senderName: 'ÖRNEKBANK T.A.Ş.' }, {}],
  ["a participation bank's account", { senderName: 'ÖRNEK TÜRK KATILIM A.Ş.' }, {}],
  ["a payment company's account", { senderName: 'ÖRNEK ÖDEME VE ELEKT. PARA HİZM. A.Ş.' }, {}],
  ["the post office's account", { senderName: 'POSTA VE TELGRAF TEŞKİLATI A.Ş.' }, {}],
  ['an account that loaded somebody else too', {}, { othersLoaded: true }],
])('%s proves nothing', (_, fields, circumstances) => {
  expect(() => registerIban({ ...loading, ...fields }, { ...asked, ...circumstances })).toThrow('iban-not-proven');
});

test('a silent description is credited to the one who registered the IBAN', () => {
  expect(match({})).toEqual({ outcome: 'credit', agent: agentNumber(1) });
});

test("the agent's own number and code leave it the agent's", () => {
  const description = `bakiye ${agentNumber(1)} temsilci kodu 0001`;
  expect(match({ description })).toEqual({ outcome: 'credit', agent: agentNumber(1) });
});

test.each<[string, object, Partial<IbanOwner>]>([
  ['the sender is called otherwise', { senderName: 'VELİ ÖRNEK' }, {}],
  ['the bank names no sender', { senderName: undefined }, {}],
  ['its money went to another agent before', {}, { isOnlyOne: false }],
  ['the agent is frozen', {}, { isActive: false }],
  ['the text names a phone that nobody registered', { description: '05321234567' }, {}],
  ['the text holds a mistyped phone', { description: '0532123456' }, {}],
  ["the text holds another agent's number", { description: `bakiye ${agentNumber(2)}` }, {}],
  ["the text holds another agent's code", { description: 'temsilci kodu 0002 bakiye' }, {}],
  ['the bank takes it back', { isReversal: true }, {}],
  ['it is foreign money', { currency: 'EUR' }, {}],
])('it waits for staff when %s', (_, fields, changed) => {
  expect(match(fields, { ...owner, ...changed }).outcome).toBe('suspense');
});

const SENDERS = 60;
const COUNT = Number(process.env.DESCRIPTIONS ?? 5_000);

test(`${COUNT} generated transfers with registered IBANs: none is credited to another than who is named or, named nobody, registered`, () => {
  const seed = 20_261_128;
  const d = dice(seed);
  const owners = Array.from({ length: SENDERS }, (_, index) =>
    Object.assign({}, owner, {
      iban: Iban.parse(`TR${digits(d, 24)}`),
      agent: agentNumber(5_000 + index),
      senderName: `kisi${'abcdefgh'[index % 8]} ornek`,
    }),
  );
  let [silent, byIban, wrong] = [0, 0, 0];
  for (const { text, phones } of descriptions(seed, COUNT)) {
    const from = d.pick(owners as [IbanOwner, ...IbanOwner[]]);
    const movement = incoming(text, { senderIban: from.iban, senderName: from.senderName.toUpperCase() });
    const byPhone = new Map([...new Set(phones)].map((phone, index) => [phone, agentNumber(100 + index)]));
    const registrationOf = (phone: string) => {
      const agent = byPhone.get(phone as never);
      return agent === undefined ? undefined : { phone: phone as never, agent, user: 'u', isActive: true };
    };
    const ibanOwner = candidateIban(movement) === undefined ? undefined : from;
    const found = matchTransfer(movement, registrationOf, { ibanOwner });
    if (phones.length === 0) silent += 1;
    if (found.outcome !== 'credit') continue;
    if (found.phone === undefined) byIban += 1;
    const due = phones.length === 0 ? from.agent : byPhone.size === 1 ? agentNumber(100) : undefined;
    if (found.agent !== due) wrong += 1;
  }
  console.info(
    `seed ${seed}: ${byIban} of ${silent} transfers without a phone credited by their IBAN, ${wrong} wrongly`,
  );
  expect(wrong).toBe(0);
  expect(byIban / silent).toBeGreaterThan(0.3);
});
