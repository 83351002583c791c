import { checkForm } from '../../../shared/domain/check-form';
import { formKinds, valueFieldsOf } from '../../../shared/domain/form';
import { formDefinitions } from '../../../shared/domain/forms/definitions';
import { filled } from '../../support/forms';

const {
  'information-change': informationChange,
  'agency-cancellation': agencyCancellation,
  'user-change': userChange,
  'bill-cancellation': billCancellation,
} = formDefinitions;

test.each(formKinds)('%s: names are unique, and rules name fields that are there', (kind) => {
  const { rules } = formDefinitions[kind];
  const names = valueFieldsOf(formDefinitions[kind]).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const named = rules.flatMap((rule) => (rule.rule === 'when' ? [rule.field, ...rule.needs] : rule.fields));
  expect(names).toEqual(expect.arrayContaining(named));
});

test.each(formKinds)('%s: a form filled in right has nothing wrong', (kind) => {
  expect(checkForm(formDefinitions[kind], filled[kind]).wrong).toEqual([]);
});

test('values come out as the system writes them', () => {
  expect(checkForm(informationChange, filled['information-change']).values).toMatchObject({
    oldPhone: '+905321234567',
    newPhone: '+905557654321',
    signedOn: '2026-11-23',
  });
  expect(checkForm(agencyCancellation, filled['agency-cancellation']).values).toMatchObject({
    iban: 'TR330006100519786457841326',
    endsOn: '2026-11-30',
    confirmation: 'true',
  });
  expect(checkForm(userChange, filled['user-change']).values).toMatchObject({ change: 'add', role: 'cashier' });
  expect(checkForm(billCancellation, filled['bill-cancellation']).values).toMatchObject({ amount: '123456' });
});

test('what is not filled in does not change', () => {
  const { values, wrong } = checkForm(informationChange, {
    agentNumber: '63104821',
    signerName: 'Ayşe',
    city: 'İzmir',
    title: ' ',
  });
  expect(wrong).toEqual([]);
  expect(values).toEqual({ agentNumber: '63104821', signerName: 'Ayşe', city: 'İzmir' });
});

test('a change of nothing is no change', () => {
  expect(checkForm(informationChange, { agentNumber: '63104821', signerName: 'Ayşe' }).wrong).toEqual([
    { field: 'title', problem: 'missing' },
  ]);
});

test('an old phone without a new one is not enough, nor the other way round', () => {
  const { oldPhone, newPhone, ...rest } = filled['information-change'];
  const wrong = (more: Record<string, string>) => checkForm(informationChange, { ...rest, ...more }).wrong;
  expect(wrong({ oldPhone: oldPhone ?? '' })).toEqual([{ field: 'newPhone', problem: 'missing' }]);
  expect(wrong({ newPhone: newPhone ?? '' })).toEqual([{ field: 'oldPhone', problem: 'missing' }]);
});

test('somebody who is added needs an ID number and a role; somebody who goes does not', () => {
  const { role, tckn, ...rest } = filled['user-change'];
  expect(role && tckn).toBeTruthy();
  expect(checkForm(userChange, rest).wrong).toEqual([
    { field: 'role', problem: 'missing' },
    { field: 'tckn', problem: 'missing' },
  ]);
  expect(checkForm(userChange, { ...rest, change: 'ÇIKARMA' }).wrong).toEqual([]);
});

test.each([
  ['tckn', '10000000147', 'malformed'],
  ['tckn', '00000000146', 'malformed'],
  ['tckn', '1000000014', 'malformed'],
  ['phone', '0312 955 09 55', 'malformed'],
  ['change', 'belki', 'malformed'],
  ['userName', 'a'.repeat(121), 'too-long'],
  ['userName', '  ', 'missing'],
  ['signedOn', '31.02.2026', 'malformed'],
  ['agentNumber', '4821', 'malformed'],
])('%s %j is %s', (field, value, problem) => {
  expect(checkForm(userChange, { ...filled['user-change'], [field]: value }).wrong).toEqual([{ field, problem }]);
});

test.each([
  ['iban', 'TR33 0006 1005 1978 6457 8413 27'],
  ['iban', 'DE89 3704 0044 0532 0130 00'],
  ['endsOn', 'yarın'],
])('%s %j is malformed', (field, value) => {
  const { wrong } = checkForm(agencyCancellation, { ...filled['agency-cancellation'], [field]: value });
  expect(wrong).toEqual([{ field, problem: 'malformed' }]);
});

test('a box that must be ticked and is not is missing', () => {
  const { wrong } = checkForm(agencyCancellation, { ...filled['agency-cancellation'], confirmation: 'Off' });
  expect(wrong).toEqual([{ field: 'confirmation', problem: 'missing' }]);
});

test('fields the form has not are passed over', () => {
  const { values } = checkForm(userChange, { ...filled['user-change'], balance: '1', constructor: 'x' });
  expect(Object.keys(values)).toEqual(valueFieldsOf(userChange).map(({ name }) => name));
});
