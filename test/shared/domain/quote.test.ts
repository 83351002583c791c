import fc from 'fast-check';
import { later } from '../../../shared/domain/instant';
import { isExpired, openQuote, QUOTE_LIFE_MS, Quote, signQuote } from '../../../shared/domain/quote';
import { agentNumber, monday } from '../../support/builders';

const key = new Uint8Array(32).fill(7);
const newKey = new Uint8Array(32).fill(8);
const quote = Quote.parse({
  id: '01KAR2Z3J8ABCDEFGHJKMNPQRS',
  agent: agentNumber(),
  institution: 'kent-su',
  keys: { subscriber: '12345678' },
  bill: 'KS-2026-11',
  period: '2026/11',
  subscriber: 'A*** Ö***',
  amount: 31_840,
  fee: 150,
  commission: 60,
  expiresAt: later(monday, QUOTE_LIFE_MS),
});
const token = signQuote(quote, key);

test('what was signed is read back, with any of the keys still accepted', () => {
  expect(openQuote(token, [key], agentNumber())).toEqual(quote);
  expect(openQuote(token, [newKey, key], agentNumber())).toEqual(quote);
});

test('a token of a key that is no longer accepted is forged', () => {
  expect(() => openQuote(token, [newKey], agentNumber())).toThrow('quote-forged');
  expect(() => openQuote(token, [], agentNumber())).toThrow('quote-forged');
});

test('any one character changed, added or left out makes it forged', () => {
  const place = fc.nat(token.length - 1);
  const character = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= ');
  fc.assert(
    fc.property(place, character, (at, put) => {
      const [before, after] = [token.slice(0, at), token.slice(at + 1)];
      const changed = [before + after, before + put + token.slice(at), before + put + after].filter(
        (one) => one !== token,
      );
      for (const one of changed) expect(() => openQuote(one, [key], agentNumber())).toThrow('quote-forged');
    }),
    { numRuns: 300 },
  );
});

test.each(['', '.', 'x', `${token}.`, `.${token}`, `${token.split('.')[0]}.`, `.${token.split('.')[1]}`])(
  '%p is forged',
  (written) => {
    expect(() => openQuote(written, [key], agentNumber())).toThrow('quote-forged');
  },
);

test('another agent cannot pay it, and is told of a forgery first', () => {
  expect(() => openQuote(token, [key], agentNumber(2))).toThrow('quote-foreign');
  expect(() => openQuote(`${token}x`, [key], agentNumber(2))).toThrow('quote-forged');
});

test('runs out at its end and not a millisecond before', () => {
  expect(isExpired(quote, later(quote.expiresAt, -1))).toBe(false);
  expect(isExpired(quote, quote.expiresAt)).toBe(true);
});
