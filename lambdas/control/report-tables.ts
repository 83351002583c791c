import type { ControlHead, DayControl } from '../../shared/domain/control';
import { controlStateWords } from '../../shared/domain/control-words';
import { explainedBy } from '../../shared/domain/explained';
import type { Finding } from '../../shared/domain/finding';
import { findingWords } from '../../shared/domain/finding-words';
import type { Cell, ReportTable } from '../reports/table';
import { reportWords } from './report-words';

type Language = keyof typeof reportWords;

const text = (value: string): Cell => ({ text: value });
const money = (amount: number | undefined): Cell => (amount === undefined ? undefined : { kurus: amount });
const count = (value: number): Cell => ({ count: value });
const nameOf = ({ bank, account }: Pick<ControlHead, 'bank' | 'account'>) => text(`${bank} · ${account}`);

/** The daily control report as tables: the bank's side, ours, the differences, and the findings that are open. */
export function reportTables(
  controls: readonly DayControl[],
  findings: readonly Finding[],
  language: Language,
): ReportTable[] {
  return [
    bankTable(controls, language),
    oursTable(controls, language),
    differencesTable(controls, language),
    findingsTable(findings, language),
  ];
}

function bankTable(controls: readonly DayControl[], language: Language): ReportTable {
  const words = reportWords[language];
  const { states } = controlStateWords[language];
  const { account, state, opening, lineCount, lines, closing, difference } = words;
  const sum = (of: (control: DayControl) => number | undefined) =>
    controls.reduce((total, control) => total + (of(control) ?? 0), 0);
  return {
    title: words.bank,
    headings: [account, state, opening, lineCount, lines, closing, difference],
    rows: [
      ...controls.map((control) => [
        nameOf(control),
        text(states[control.state]),
        money(control.opening),
        count(control.lines.count),
        money(control.lines.amount),
        money(control.closing),
        money(control.difference),
      ]),
      [
        ...[text(words.total), undefined, undefined],
        count(sum((one) => one.lines.count)),
        money(sum((one) => one.lines.amount)),
        ...[undefined, money(sum((one) => one.difference))],
      ],
    ],
  };
}

/** What becomes of the bank's lines here: the parts add up to what explains them. */
function oursTable(controls: readonly DayControl[], language: Language): ReportTable {
  const words = reportWords[language];
  const parts = ['credited', 'suspense', 'returned', 'ignored', 'outgoing'] as const;
  const cells = (control: Pick<DayControl, 'ours' | 'aroundMidnight'>) => [
    ...parts.map((part) => money(control.ours[part].amount)),
    money(control.aroundMidnight),
    money(explainedBy(control)),
  ];
  return {
    title: words.ours,
    headings: [
      words.account,
      ...parts.map((part) => words[part]),
      words.aroundMidnight,
      words.total,
      words.ledger,
      words.byHand,
    ],
    rows: controls.map((control) => [
      nameOf(control),
      ...cells(control),
      money(control.books?.ledger),
      money(control.books?.byHand),
    ]),
  };
}

function differencesTable(controls: readonly DayControl[], language: Language): ReportTable {
  const words = reportWords[language];
  const rows = controls.flatMap((control) => {
    const untold = control.differenceCount - control.differences.length - (control.isContinuous ? 0 : 1);
    return [
      ...control.differences.map(({ kind, reference, bookedAt, ourAmount, theirAmount }): Cell[] => [
        nameOf(control),
        text(findingWords[language][kind]),
        text(reference),
        bookedAt === undefined ? undefined : { at: bookedAt },
        money(ourAmount),
        money(theirAmount),
      ]),
      ...(untold > 0 ? [[nameOf(control), text(words.more(untold))]] : []),
    ];
  });
  const { account, kind, reference, at, oursAmount, theirsAmount } = words;
  return { title: words.differences, headings: [account, kind, reference, at, oursAmount, theirsAmount], rows };
}

function findingsTable(findings: readonly Finding[], language: Language): ReportTable {
  const { account, kind, reference, foundAt, oursAmount, theirsAmount, findings: title } = reportWords[language];
  return {
    title,
    headings: [account, kind, reference, foundAt, oursAmount, theirsAmount],
    rows: findings.map((finding) => [
      text(finding.account ?? ''),
      text(findingWords[language][finding.kind]),
      text(finding.reference),
      { at: finding.foundAt },
      money(finding.ourAmount),
      money(finding.theirAmount),
    ]),
  };
}
