import fc from 'fast-check';
import { AgentNumber } from '../../../shared/domain/agent';
import { formKinds } from '../../../shared/domain/form';
import { type FormCode, findFormCodes, readFormCode, writeFormCode } from '../../../shared/domain/form-code';
import { type Day, dayAfter } from '../../../shared/domain/instant';
import { PaymentId } from '../../../shared/domain/quote';

const key = new Uint8Array(32).fill(1);
const newKey = new Uint8Array(32).fill(2);
const agents = fc
  .integer({ min: 0, max: 99_999_999 })
  .map((number) => AgentNumber.parse(String(number).padStart(8, '0')));
const payments = fc.stringMatching(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/).map((text) => PaymentId.parse(text));
const codes: fc.Arbitrary<FormCode> = fc
  .record(
    {
      kind: fc.constantFrom(...formKinds),
      version: fc.integer({ min: 1, max: 15 }),
      issuedOn: fc.nat(16_383).map((days) => dayAfter('2024-01-01' as Day, days)),
      agent: agents,
      payment: payments,
    },
    { requiredKeys: ['kind', 'version', 'issuedOn'] },
  )
  .map((code) => code as FormCode);

test('a code gives back what it was written for, and that we signed it', () => {
  fc.assert(
    fc.property(codes, (code) => {
      const written = writeFormCode(code, key);
      expect(written).toMatch(/^(?:[0-9A-Z]{4}-){5}(?:(?:[0-9A-Z]{4}-){6})?[0-9A-Z]{4}$/);
      expect(readFormCode(written, [newKey, key])).toEqual({ ...code, isSigned: true });
      expect(readFormCode(written, [newKey])).toEqual({ ...code, isSigned: false });
    }),
  );
});

test('a code with any one letter changed is not signed', () => {
  const letters = fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ');
  fc.assert(
    fc.property(codes, fc.nat(), letters, (code, at, letter) => {
      const bare = writeFormCode(code, key).replaceAll('-', '');
      const place = at % bare.length;
      fc.pre(bare[place] !== letter);
      const changed = `${bare.slice(0, place)}${letter}${bare.slice(place + 1)}`;
      expect(readFormCode(changed, [key])?.isSigned ?? false).toBe(false);
    }),
  );
});

test('dashes, blanks, case and letters that look alike do not matter', () => {
  const code = { kind: 'user-change', version: 1, issuedOn: '2026-11-23' as Day } as const;
  const written = writeFormCode({ ...code, agent: AgentNumber.parse('63104821') }, key);
  const typed = written.toLowerCase().replaceAll('-', '  ').replaceAll('0', 'o').replaceAll('1', 'ı');
  expect(readFormCode(typed, [key])).toEqual({ ...code, agent: '63104821', isSigned: true });
});

test('codes are found in the middle of a text, over the end of a line too', () => {
  fc.assert(
    fc.property(codes, fc.boolean(), (code, isBroken) => {
      const written = writeFormCode(code, key);
      const text = `Merhaba, formum ektedir (kod: ${isBroken ? written.replace('-', '-\n') : written}). Teşekkürler`;
      expect(findFormCodes(text).map((found) => readFormCode(found, [key]))).toEqual([{ ...code, isSigned: true }]);
    }),
  );
});

test('an IBAN and a payment number are no codes', () => {
  const found = findFormCodes('TR33 0006 1005 1978 6457 8413 26 ve 01KATR7Q8ZJ5M3W9X2C4V6B8N0');
  expect(found.flatMap((text) => readFormCode(text, [key]) ?? [])).toEqual([]);
});
