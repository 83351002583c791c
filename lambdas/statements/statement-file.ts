import type { StatementEvent, StatementRefusalReason } from '../../shared/domain/statement';
import type { CsvMapping } from '../../shared/domain/statement-csv';
import { openNumbering } from '../../shared/domain/statement-identity';

export interface ReadOptions {
  /** Which accounts the file may be about. An account number without check digits is proved by nothing else. */
  readonly isKnownAccount?: ((account: string) => boolean) | undefined;
  /** How to read a CSV of this account's bank; without it, a CSV is an unknown format. */
  readonly csv?: CsvMapping | undefined;
}

/** A place in the file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A file so ruined that more refusals tell nothing. */
const MAX_REFUSALS = 200;

/** What the readers of all formats share for one file: where they tell what they found, and the identities given so far. */
export interface StatementFile {
  readonly options: ReadOptions;
  readonly numberLine: ReturnType<typeof openNumbering>;
  readonly emit: (event: StatementEvent) => void;
  readonly refuse: (reason: StatementRefusalReason, place: Place) => void;
  readonly countRefusals: () => number;
  /** Reading on is useless. */
  readonly isGivenUp: () => boolean;
  readonly giveUp: () => void;
}

/** A format's reader, fed with the file's bytes in pieces. */
export interface StatementReader {
  read(text: string): void;
  end(): void | Promise<void>;
}

export function openFile(emit: (event: StatementEvent) => void, options: ReadOptions): StatementFile {
  let refusals = 0;
  let isGivenUp = false;
  return {
    options,
    numberLine: openNumbering(),
    emit,
    refuse(reason, place) {
      refusals += 1;
      if (refusals > MAX_REFUSALS) isGivenUp = true;
      if (refusals > MAX_REFUSALS + 1) return;
      const last = refusals > MAX_REFUSALS ? 'too-many-refusals' : reason;
      emit({ kind: 'refused', refusal: { ...place, reason: last } });
    },
    countRefusals: () => refusals,
    isGivenUp: () => isGivenUp,
    giveUp() {
      isGivenUp = true;
    },
  };
}
