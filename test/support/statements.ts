import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadStatement, StatementFormat, StatementMovement, StatementProof } from '../../shared/domain/statement';
import type { CsvMapping } from '../../shared/domain/statement-csv';

/** A line as a person reads it off the file; without an `id` where the file has no number for it. */
export interface ExpectedMovement {
  readonly id?: string;
  readonly bookedOn: string;
  readonly amountKurus: number;
  readonly description: string;
  readonly counterparty?: string;
  readonly counterpartyIban?: string;
  readonly reference?: string;
  readonly details?: string;
  readonly isReversal?: true;
  readonly isBatch?: true;
}

export interface ExpectedStatement {
  readonly account: string;
  readonly currency: string;
  readonly openingKurus?: number;
  readonly closingKurus?: number;
  readonly proof: StatementProof;
  readonly movements: readonly ExpectedMovement[];
  readonly pending?: readonly ExpectedMovement[];
}

/** What stands beside each statement file of the fixtures, written by hand. */
export interface StatementFixture {
  readonly name: string;
  readonly bytes: Buffer;
  readonly about: string;
  readonly format: StatementFormat;
  readonly csv?: CsvMapping;
  readonly statements: readonly ExpectedStatement[];
}

const FOLDER = 'test/fixtures/statements';

export function statementFixtures(): StatementFixture[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const file = name.slice(0, -'.json'.length);
      const expected = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Omit<StatementFixture, 'name' | 'bytes'>;
      return { ...expected, name: file, bytes: readFileSync(join(FOLDER, file)) };
    });
}

/** What was read, in the words of the expectations; a hash as identity is left out, as nobody writes one by hand. */
export function asExpected({ statements }: ReadStatement): unknown {
  return statements.map(({ account, currency, opening, closing, proof, movements, pending }) => ({
    account,
    currency,
    ...(opening === undefined ? {} : { openingKurus: opening.amount }),
    ...(closing === undefined ? {} : { closingKurus: closing.amount }),
    proof,
    movements: movements.map(movementAsExpected),
    ...(pending.length === 0 ? {} : { pending: pending.map(movementAsExpected) }),
  }));
}

function movementAsExpected(movement: StatementMovement): ExpectedMovement {
  const { id, isNumbered, bookedOn, amount, description, isReversal, isBatch } = movement;
  const { counterparty, counterpartyIban, reference, details } = movement;
  return {
    ...(isNumbered ? { id } : {}),
    ...{ bookedOn, amountKurus: amount, description },
    ...(counterparty === undefined ? {} : { counterparty }),
    ...(counterpartyIban === undefined ? {} : { counterpartyIban }),
    ...(reference === undefined ? {} : { reference }),
    ...(details === undefined ? {} : { details }),
    ...(isReversal ? { isReversal } : {}),
    ...(isBatch ? { isBatch } : {}),
  };
}

/** A file's bytes in pieces of a size, as a stream brings them. */
export async function* inPieces(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
