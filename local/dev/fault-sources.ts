import * as z from 'zod';
import { BankFaults } from '../bank/faults';
import { CollectionFault } from '../collection/faults';
import { simulatedAccounts } from '../demo/bank-accounts';
import { demoInstitutions } from '../demo/institutions';

/** A simulated party whose faults can be switched at its `/control/faults`, target by target. */
export interface FaultSource {
  readonly title: string;
  /** Where the console's interface reads and sets them. */
  readonly path: string;
  readonly baseUrl: string;
  /** What one of its targets is. */
  readonly targetName: string;
  readonly targets: readonly string[];
  /** The faults of one target, each with its default: the value that does no harm. */
  readonly schema: z.ZodObject;
  readonly hints: Readonly<Record<string, string>>;
}

/** The faults of each account's feed at the simulated bank. */
export function bankFaults(baseUrl: string): FaultSource {
  return {
    title: 'Bank',
    path: '/dev/api/faults',
    baseUrl,
    targetName: 'Account',
    targets: simulatedAccounts.map(({ id }) => id),
    schema: BankFaults,
    hints: {
      slowMs: 'Each answer waits this long.',
      errorEvery: 'Every nth request gets status 500.',
      cutEvery: 'Every nth answer breaks off in mid-body.',
      garbleEvery: 'Every nth answer is a maintenance page.',
      timesDelivered: 'Each row comes this many times.',
      lateSeconds: 'A row shows only so long after it was booked.',
      isShuffled: 'Rows come in no order.',
      spoilEvery: 'Every nth movement has an unreadable amount.',
      isMasked: 'Open banking masks longer numbers in descriptions.',
    } satisfies Record<keyof BankFaults, string>,
  };
}

/** The faults of each institution at the simulated collection service. */
export function collectionFaults(baseUrl: string): FaultSource {
  return {
    title: 'Collection',
    path: '/dev/api/faults/collection',
    baseUrl,
    targetName: 'Institution',
    targets: demoInstitutions.map(({ id }) => id),
    schema: CollectionFault,
    hints: {
      inquiry: 'What becomes of an inquiry.',
      payment: 'What becomes of a payment.',
      cancellation: 'What becomes of a cancellation.',
      dayEnd: 'How the day end tells of the first payment.',
      slowMs: 'Every order waits this long before anything happens.',
      lateSeconds: 'How late what is late becomes known.',
      reason: 'The reason of refusals.',
      isClosed: 'Closed, whatever its hours.',
    } satisfies Record<keyof CollectionFault, string>,
  };
}

/** A source as the page draws its form: every fault as JSON Schema tells it (type, limits, choices, default). */
export function showSource({ title, path, targetName, targets, schema, hints }: FaultSource) {
  const fields = Object.entries(z.toJSONSchema(schema).properties ?? {});
  return {
    title,
    path,
    targetName,
    targets,
    fields: fields.map(([name, field]) => ({ ...(typeof field === 'object' && field), name, hint: hints[name] })),
  };
}
