import type { ListedFinding } from '../../../shared/domain/finding';
import type { Break } from '../../../shared/domain/ledger';
import type { StatementRefusalReason } from '../../../shared/domain/statement';

interface ReasonWords {
  readonly refusals: Readonly<Record<StatementRefusalReason, string>>;
  readonly breaks: Readonly<Record<Break['reason'], string>>;
  readonly place: (line: number, column: number) => string;
  readonly fields: (names: string) => string;
}

/**
 * Why a finding was told, in words: what of a statement file was not believed and where, how an entry breaks its chain, or
 * which fields of a row cannot be read. Words of later times show as they are.
 */
export function reasonOf({ kind, reason }: Pick<ListedFinding, 'kind' | 'reason'>, words: ReasonWords) {
  if (reason === undefined || reason === '') return undefined;
  if (kind === 'statement-refused') {
    const [, code = reason, line, column] = /^(\S+) (\d+):(\d+)$/.exec(reason) ?? [];
    const text = wordFor(words.refusals, code);
    return line === undefined ? text : `${text} · ${words.place(Number(line), Number(column))}`;
  }
  if (kind === 'ledger-broken') return wordFor(words.breaks, reason);
  return kind === 'unreadable-row' ? words.fields(reason.replaceAll(/ \([a-z_]+\)/g, '')) : reason;
}

function wordFor(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code;
}
