import { readStatement, readStatementEvents } from '../../../lambdas/statements/read-statement';
import { asExpected, inPieces, statementFixtures } from '../../support/statements';

const fixtures = statementFixtures();

test('there are at least sixty files', () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(60);
});

describe('a statement file is read exactly', () => {
  test.each(fixtures.map((fixture) => [`${fixture.name}: ${fixture.about}`, fixture] as const))(
    '%s',
    async (_, { bytes, csv, format, statements }) => {
      const read = await readStatement(inPieces(bytes), { csv });
      expect(read.refusals).toEqual([]);
      expect(asExpected(read)).toEqual(statements);
      expect(read.format).toBe(format);
      const ids = read.statements.flatMap(({ movements, pending }) => [...movements, ...pending]).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );
});

test('a file that comes byte by byte is read the same', async () => {
  for (const { bytes, csv } of fixtures) {
    const whole = await readStatement(inPieces(bytes), { csv });
    expect(await readStatement(inPieces(bytes, 1), { csv })).toEqual(whole);
  }
});

test('the lines of a statement come between its opening and its end', async () => {
  for (const { bytes, csv } of fixtures) {
    let isOpen = false;
    for await (const event of readStatementEvents(inPieces(bytes), { csv })) {
      if (event.kind === 'movement') expect(isOpen).toBe(true);
      if (event.kind === 'opened' || event.kind === 'closed') {
        expect(isOpen).toBe(event.kind === 'closed');
        isOpen = event.kind === 'opened';
      }
    }
  }
});
