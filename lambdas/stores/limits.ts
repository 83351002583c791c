import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { defaultLimits, Limits } from '../../shared/domain/limits';
import type { Database } from './database';
import type { Write } from './ledger';
import { Version, versionedPut, writeVersioned } from './versioned';

export interface LimitsStore {
  current(): Promise<Limits & { readonly version: Version }>;
  save(limits: Limits, seen: Version, telling: readonly Write[]): Promise<boolean>;
}

const KEY = { pk: 'LIMITS', sk: 'LIMITS' };
const Kept = Limits.extend({ version: Version });

/** The limits of the network: one record. What was added since it was saved has its default. */
export function openLimits(database: Database): LimitsStore {
  const table = database.tables.Office;
  return {
    async current() {
      const { Item } = await database.client.send(new GetCommand({ TableName: table, Key: KEY }));
      return Kept.parse({ ...defaultLimits, version: 0, ...Item });
    },

    /** Puts limits in the place of those somebody saw, with the writes that tell of it; false when they had changed. */
    save: (limits, seen, telling) =>
      writeVersioned(database, versionedPut(table, { ...KEY, ...Limits.parse(limits) }, seen), telling),
  };
}
