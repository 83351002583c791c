import fc from 'fast-check';
import { AgentNumber } from '../../../shared/domain/agent';
import { PaymentId } from '../../../shared/domain/quote';
import { readReceiptToken, writeReceiptToken } from '../../../shared/domain/receipt-token';

const key = new Uint8Array(32).fill(1);
const newKey = new Uint8Array(32).fill(2);
const agents = fc
  .integer({ min: 0, max: 99_999_999 })
  .map((number) => AgentNumber.parse(String(number).padStart(8, '0')));
const ids = fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/).map((text) => PaymentId.parse(text));

test('a token gives back the agent and the payment it was written for', () => {
  fc.assert(
    fc.property(agents, ids, (agent, id) => {
      const token = writeReceiptToken(key, agent, id);
      expect(token).toMatch(/^[\w-]{48}$/);
      expect(readReceiptToken(token, [key])).toEqual({ agent, id });
    }),
  );
});

test('a token with any one character changed is nobody’s', () => {
  const characters = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=.ı');
  fc.assert(
    fc.property(agents, ids, fc.nat(47), characters, (agent, id, at, character) => {
      const token = writeReceiptToken(key, agent, id);
      fc.pre(token[at] !== character);
      expect(readReceiptToken(`${token.slice(0, at)}${character}${token.slice(at + 1)}`, [key])).toBeUndefined();
    }),
  );
});

test('anything else is nobody’s', () => {
  const token = writeReceiptToken(key, AgentNumber.parse('63104821'), PaymentId.parse('01KATR7Q8ZJ5M3W9X2C4V6B8N0'));
  for (const text of ['', token.slice(0, -1), `${token}A`, token.slice(0, 27), 'A'.repeat(48)]) {
    expect(readReceiptToken(text, [key])).toBeUndefined();
  }
});

test('old links hold while their key is still accepted', () => {
  const agent = AgentNumber.parse('63104821');
  const id = PaymentId.parse('01KATR7Q8ZJ5M3W9X2C4V6B8N0');
  const token = writeReceiptToken(key, agent, id);
  expect(readReceiptToken(token, [newKey, key])).toEqual({ agent, id });
  expect(readReceiptToken(token, [newKey])).toBeUndefined();
  expect(readReceiptToken(token, [])).toBeUndefined();
});
