import { onlineKinds, onlineSections, valueFieldsOf } from '../../shared/domain/form';
import { formDefinitions } from '../../shared/domain/forms/definitions';
import { demandOn } from '../../web/paperwork/demand';

const definition = formDefinitions['user-change'];
const needed = (choices: Record<string, string>) =>
  valueFieldsOf(definition)
    .filter((field) => demandOn(field, definition, choices).isNeeded)
    .map(({ name }) => name);

test('a role and an ID number are needed for who comes, not for who goes', () => {
  expect(needed({})).toEqual(expect.arrayContaining(['role', 'tckn', 'phone']));
  expect(needed({ change: 'remove' })).not.toEqual(expect.arrayContaining(['tckn']));
  expect(needed({ change: 'remove' })).toContain('phone');
});

test.each(onlineKinds)('%s: nothing is asked online that the session says, nor a signature', (kind) => {
  const asked = onlineSections(formDefinitions[kind]).flatMap(({ fields }) => fields);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter(({ kind: held, fromSession }) => held === 'signature' || fromSession)).toEqual([]);
});
