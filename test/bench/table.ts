import { broken, type Figure, type Measure, measures, type Values } from './figure';

/** The figures as lines for people: name, figure, budget, verdict and note, in columns. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    written(figure.values),
    figure.budget === undefined ? '' : `≤ ${written(figure.budget)}`,
    verdict(figure),
    figure.note ?? '',
  ]);
  const lines = [['what', 'figure', 'budget', '', 'note'], ...rows];
  const widths = lines.reduce<number[]>(
    (widest, line) => line.map((cell, column) => Math.max(widest[column] ?? 0, cell.length)),
    [],
  );
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function written(values: Values): string {
  return (Object.entries(values) as [Measure, number][])
    .map(([measure, value]) => `${round(value)} ${measures[measure]}`)
    .join(' · ');
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

function verdict(figure: Figure): string {
  if (figure.budget === undefined) return '';
  return broken(figure).length === 0 ? 'ok' : 'BROKEN';
}
