import { TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Instant, msOf } from '../../shared/domain/instant';
import { cancellationOf, isConditionFailure } from './conflict';
import type { Database } from './database';
import type { Write } from './ledger';
import { readItems } from './read-items';

/** A one-time password as kept: hashed, gone with its first use. */
const OneTime = z.object({ hash: z.string(), until: Instant });
type OneTime = z.infer<typeof OneTime>;

/** An authenticator: its sealed secret, and the last time step (of 30 s) whose code was used. */
const Totp = z.object({ sealedSecret: z.string(), lastStep: z.int() });
type Totp = z.infer<typeof Totp>;

export interface StaffCredentials {
  readonly hash?: string;
  readonly oneTime?: OneTime;
  readonly totp?: Totp;
  readonly recoveryCodesLeft: number;
}

/** An authenticator with its recovery codes, and the kept password whose owner sets it up. */
interface Enrolled {
  readonly totp: Totp;
  readonly recoveryHashes: readonly string[];
  readonly by: string;
}

export interface StaffCredentialStore {
  find(staff: string): Promise<StaffCredentials>;
  setPassword(staff: string, hash: string, also: readonly Write[]): Promise<void>;
  replaceOneTime(staff: string, oneTime: OneTime, hash: string, also: readonly Write[]): Promise<boolean>;
  enrol(staff: string, enrolled: Enrolled, also: readonly Write[]): Promise<boolean>;
  spendStep(staff: string, step: number): Promise<boolean>;
  spendRecoveryCode(staff: string, codeHash: string, also: readonly Write[]): Promise<boolean>;
  setRecoveryCodes(staff: string, codeHashes: readonly string[], also: readonly Write[]): Promise<void>;
  resetWrites(staff: string, oneTime: OneTime): Write[];
  reset(staff: string, oneTime: OneTime, also: readonly Write[]): Promise<void>;
}

const keyOf = (staff: string, sk: string) => ({ pk: `STAFF-KEY#${staff}`, sk });
const KEYS = ['PASSWORD', 'ONE-TIME', 'TOTP', 'RECOVERY'] as const;

/** What the staff prove themselves by: in partitions that no Lambda but the staff's own may read. */
export function openStaffCredentials({ client, tables }: Database): StaffCredentialStore {
  const table = tables.Agents;
  const put = (item: Record<string, unknown>): Write => ({ Put: { TableName: table, Item: item } });
  const transact = (writes: readonly Write[]) => client.send(new TransactWriteCommand({ TransactItems: [...writes] }));

  /** Carries writes out while all the conditions hold; false when one no longer does. */
  async function transactWhile(conditions: readonly Write[], writes: readonly Write[]): Promise<boolean> {
    try {
      await transact([...conditions, ...writes]);
      return true;
    } catch (error) {
      if (cancellationOf(error)?.slice(0, conditions.length).includes('condition')) return false;
      throw error;
    }
  }

  /** That a proof is still the one with this hash. */
  const unchanged = (staff: string, sk: (typeof KEYS)[number], hash: string) => ({
    TableName: table,
    Key: keyOf(staff, sk),
    ConditionExpression: '#hash = :hash',
    ExpressionAttributeNames: { '#hash': 'hash' },
    ExpressionAttributeValues: { ':hash': hash },
  });

  /** A one-time password in the place of everything somebody could prove themselves by. */
  function resetWrites(staff: string, oneTime: OneTime): Write[] {
    const item = { ...keyOf(staff, 'ONE-TIME'), ...oneTime, expiresAt: Math.ceil(msOf(oneTime.until) / 1_000) };
    const gone = ['PASSWORD', 'TOTP', 'RECOVERY'].map((sk) => ({
      Delete: { TableName: table, Key: keyOf(staff, sk) },
    }));
    return [put(item), ...gone];
  }

  return {
    async find(staff) {
      const keys = KEYS.map((sk) => keyOf(staff, sk));
      const items = await readItems(client, table, keys, { ConsistentRead: true });
      const item = (sk: (typeof KEYS)[number]) => items.find((each) => each.sk === sk);
      const [password, oneTime, totp, recovery] = KEYS.map(item);
      return {
        ...(password && { hash: String(password.hash) }),
        ...(oneTime && { oneTime: OneTime.parse(oneTime) }),
        ...(totp && { totp: Totp.parse(totp) }),
        recoveryCodesLeft: (recovery?.hashes as Set<string> | undefined)?.size ?? 0,
      };
    },

    async setPassword(staff, hash, also) {
      await transact([put({ ...keyOf(staff, 'PASSWORD'), hash }), ...also]);
    },

    /** Puts a password in the place of the one-time one; false when that was used or replaced meanwhile. */
    replaceOneTime: (staff, oneTime, hash, also) =>
      transactWhile(
        [{ Delete: unchanged(staff, 'ONE-TIME', oneTime.hash) }],
        [put({ ...keyOf(staff, 'PASSWORD'), hash }), ...also],
      ),

    /** An authenticator where there was none; false where there is one, or when the password is another by now. */
    enrol: (staff, { totp, recoveryHashes, by }, also) =>
      transactWhile(
        [
          {
            Put: {
              TableName: table,
              Item: { ...keyOf(staff, 'TOTP'), ...totp },
              ConditionExpression: 'attribute_not_exists(pk)',
            },
          },
          { ConditionCheck: unchanged(staff, 'PASSWORD', by) },
        ],
        [put({ ...keyOf(staff, 'RECOVERY'), hashes: new Set(recoveryHashes) }), ...also],
      ),

    /** Takes a code's time step; false when it, or a later one, was used before (RFC 6238, section 5.2). */
    async spendStep(staff, step) {
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: keyOf(staff, 'TOTP'),
            UpdateExpression: 'SET lastStep = :step',
            ConditionExpression: 'lastStep < :step',
            ExpressionAttributeValues: { ':step': step },
          }),
        );
        return true;
      } catch (error) {
        if (isConditionFailure(error)) return false;
        throw error;
      }
    },

    /** Takes a recovery code away, with the writes that tell of it; true for exactly one of those who try. */
    spendRecoveryCode(staff, codeHash, also) {
      const Update = {
        TableName: table,
        Key: keyOf(staff, 'RECOVERY'),
        UpdateExpression: 'DELETE hashes :spent',
        ConditionExpression: 'contains(hashes, :hash)',
        ExpressionAttributeValues: { ':spent': new Set([codeHash]), ':hash': codeHash },
      };
      return transactWhile([{ Update }], also);
    },

    async setRecoveryCodes(staff, codeHashes, also) {
      await transact([put({ ...keyOf(staff, 'RECOVERY'), hashes: new Set(codeHashes) }), ...also]);
    },

    resetWrites,

    async reset(staff, oneTime, also) {
      await transact([...resetWrites(staff, oneTime), ...also]);
    },
  };
}
