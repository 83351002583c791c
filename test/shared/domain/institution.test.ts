import { demoInstitutions } from '../../../local/demo/institutions';
import { type Day, type Instant, instant, msOf } from '../../../shared/domain/instant';
import {
  checkKeys,
  feeOf,
  Institution,
  InstitutionCategory,
  isOpen,
  nextOpening,
  noticeAt,
} from '../../../shared/domain/institution';

const kentSu = demo('kent-su');
const tillHalfPastMidnight = demo('toros-dogalgaz');

/** A time of Istanbul. */
function at(local: string): Instant {
  return instant(Date.parse(`${local}+03:00`));
}

function demo(id: string): Institution {
  const found = demoInstitutions.find((institution) => institution.id === id);
  if (found === undefined) throw new Error(`no demo institution ${id}`);
  return found;
}

test.each([
  ['2026-11-23T05:59:59.999', false],
  ['2026-11-23T06:00:00.000', true],
  ['2026-11-23T23:29:59.999', true],
  ['2026-11-23T23:30:00.000', false],
  ['2026-11-24T00:00:00.000', false],
])('is open from 06:00 until just before 23:30: %s', (local, expected) => {
  expect(isOpen(kentSu, at(local))).toBe(expected);
});

test.each([
  ['2026-11-23T23:59:59.999', true],
  ['2026-11-24T00:00:00.000', true],
  ['2026-11-24T00:29:59.999', true],
  ['2026-11-24T00:30:00.000', false],
  ['2026-11-24T05:59:00.000', false],
  ['2026-11-24T06:00:00.000', true],
])('stays open over midnight where the hours say so: %s', (local, expected) => {
  expect(isOpen(tillHalfPastMidnight, at(local))).toBe(expected);
});

test('tells when it opens next, and nothing while it is open', () => {
  expect(nextOpening(kentSu, at('2026-11-23T23:30:00.000'))).toBe(at('2026-11-24T06:00:00.000'));
  expect(nextOpening(kentSu, at('2026-11-24T00:00:00.000'))).toBe(at('2026-11-24T06:00:00.000'));
  expect(nextOpening(kentSu, at('2026-11-24T06:00:00.000'))).toBeUndefined();
  expect(nextOpening(tillHalfPastMidnight, at('2026-11-24T00:30:00.000'))).toBe(at('2026-11-24T06:00:00.000'));
});

test('an opening it announces is the first moment it is open, at every minute of a day', () => {
  for (const institution of [kentSu, tillHalfPastMidnight]) {
    for (let minute = 0; minute < 1_440; minute += 1) {
      const now = instant(msOf(at('2026-12-31T00:00:00.000')) + minute * 60_000);
      const opening = nextOpening(institution, now);
      expect(opening === undefined).toBe(isOpen(institution, now));
      if (opening === undefined) continue;
      expect(isOpen(institution, opening)).toBe(true);
      expect(isOpen(institution, instant(msOf(opening) - 1))).toBe(false);
      expect(msOf(opening) - msOf(now)).toBeLessThanOrEqual(24 * 3_600_000);
    }
  }
});

test('an inactive institution is closed and announces no opening', () => {
  const inactive = { ...demo('bozkir-elektrik'), isActive: false };
  expect(isOpen(inactive, at('2026-11-23T12:00:00.000'))).toBe(false);
  expect(nextOpening(inactive, at('2026-11-23T12:00:00.000'))).toBeUndefined();
});

test('a notice holds until its end and closes nothing', () => {
  const institution = demo('imbat-elektrik');
  expect(noticeAt(institution, at('2026-11-29T04:59:59.999'))).toContain('planlı bakım');
  expect(noticeAt(institution, at('2026-11-29T05:00:00.000'))).toBeUndefined();
  expect(isOpen(institution, at('2026-11-29T02:00:00.000'))).toBe(true);
});

test('takes keys with their blanks removed', () => {
  expect(checkKeys(demo('turkuaz-mobil'), { phone: ' 561 000\u00a010 01 ' })).toEqual({
    kind: 'right',
    keys: { phone: '5610001001' },
  });
});

test.each([
  ['a mandatory one is missing', { year: '2026' }, 'registry'],
  ['a mandatory one is blank', { registry: '  ' }, 'registry'],
  ['one does not fit', { registry: '12345' }, 'registry'],
  ['an optional one does not fit', { registry: '1180401', year: '1926' }, 'year'],
  ['one is not asked for', { registry: '1180401', phone: '5' }, 'phone'],
  ['a value goes on after a line break', { registry: '1180401', assessment: '1234\nx' }, 'assessment'],
  ['a value is endless', { registry: '1'.repeat(100_000) }, 'registry'],
])('names the wrong key when %s', (_why, values, key) => {
  expect(checkKeys(demo('numune-belediyesi'), values)).toEqual({ kind: 'wrong', key });
});

test('leaves optional keys out that were not given', () => {
  const check = checkKeys(demo('numune-belediyesi'), { registry: '1180401', assessment: '', year: '2026' });
  expect(check).toEqual({ kind: 'right', keys: { registry: '1180401', year: '2026' } });
});

test.each([
  ['^(\\d+)+$'],
  ['^\\d+$'],
  ['\\d{10}'],
  ['^\\d{10}'],
  ['^.{10}$'],
  ['^\\d{0,40}\\d{0,40}\\d{0,40}\\d{0,40}$'],
  ['^\\d{9,2}$'],
  ['^$'],
  [`^${'1'.repeat(100)}$`],
])('refuses the pattern %s', (pattern) => {
  const [key] = kentSu.keys;
  const parsed = Institution.safeParse({ ...kentSu, keys: [{ ...key, pattern, sample: '1234567890' }] });
  expect(parsed.error?.issues.some(({ path }) => path.join('.') === 'keys.0.pattern')).toBe(true);
});

test('decides the slowest allowed pattern at once', () => {
  const pattern = '^\\d{0,40}\\d{0,40}\\d{0,40}X$';
  const key = { name: 'slow', label: { tr: 'a', en: 'a' }, pattern, sample: '1X', isMandatory: true };
  const institution = Institution.parse({ ...kentSu, keys: [key] });
  const started = performance.now();
  expect(checkKeys(institution, { slow: '1'.repeat(40) })).toEqual({ kind: 'wrong', key: 'slow' });
  expect(performance.now() - started).toBeLessThan(5_000);
});

test.each([
  ['a sample that does not fit', { keys: [{ ...kentSu.keys[0], sample: '1' }] }],
  ['two keys of one name', { keys: [kentSu.keys[0], kentSu.keys[0]] }],
  ['no mandatory key', { keys: [{ ...kentSu.keys[0], isMandatory: false }] }],
  ['four keys', { keys: ['a', 'b', 'c', 'd'].map((name) => ({ ...kentSu.keys[0], name })) }],
  ['a minimum above the maximum', { minimumKurus: 200, maximumKurus: 100 }],
  ['a closing at the opening', { openHours: { from: '06:00', to: '06:00' } }],
  ['an hour that is none', { openHours: { from: '06:00', to: '24:00' } }],
  [
    'fees out of order',
    {
      fees: [
        { from: '2026-02-01', amount: 1 },
        { from: '2026-01-01', amount: 2 },
      ],
    },
  ],
  ['a negative fee', { fees: [{ from: '2026-02-01', amount: -1 }] }],
  ['an id with a slash', { id: 'kent/su' }],
])('refuses %s', (_what, change) => {
  expect(Institution.safeParse({ ...kentSu, ...change }).success).toBe(false);
});

test('an electricity bill has no fee, and none can be configured', () => {
  const electricity = demo('bozkir-elektrik');
  expect(feeOf(electricity, '2026-11-23' as Day)).toBe(0);
  const fees = [{ from: '2026-01-01', amount: 1 }];
  expect(Institution.safeParse({ ...electricity, fees }).success).toBe(false);
  expect(Institution.safeParse({ ...electricity, fees, category: 'gas' }).success).toBe(true);
});

test('the demo network has every kind of institution', () => {
  const some = (is: (institution: Institution) => boolean) => expect(demoInstitutions.some(is)).toBe(true);
  expect(demoInstitutions.length).toBeGreaterThanOrEqual(12);
  expect(new Set(demoInstitutions.map(({ id }) => id)).size).toBe(demoInstitutions.length);
  for (const category of InstitutionCategory.options) some((institution) => institution.category === category);
  some(({ keys }) => keys.length === 3);
  some(({ allowsPartial }) => allowsPartial);
  some(({ order }) => order === 'oldest-first');
  some(({ notice }) => notice !== undefined);
  some(({ city }) => city === undefined);
  expect(kentSu.openHours).toEqual({ from: '06:00', to: '23:30' });
});
