import type { FormDefinition } from '../../shared/domain/form';
import type { FieldReading } from '../../shared/domain/form-reading';
import type { Piece } from './page-text';
import { type Box, layOut, type PlacedField } from './sheet';

/** How sure a value is that stands where the field is: in one line, or put together from several. */
const ONE_LINE = 0.9;
const SEVERAL_LINES = 0.8;
/** Labels that must be found before a sheet's place is known, as a share of all. */
const ENOUGH = 0.6;
/** How far a label may be from where it should be, in points of the form. */
const TOLERANCE = 4;
/** Pieces so close in height stand in one line. */
const SAME_LINE = 2;

/** Where a form lies on a page it was printed to: moved, and perhaps made smaller. */
interface Fit {
  readonly scale: number;
  readonly dx: number;
  readonly dy: number;
}

/**
 * Whether a page is this form, and then what stands in its fields: a value's text begins inside its field. Printed labels
 * tell where the sheet lies, so that printing "to fit" does no harm. `hasMarks` when there are boxes to tick, whose marks
 * are drawn, not written.
 */
export function readTextFields(
  definition: FormDefinition,
  pieces: readonly Piece[],
): { readonly fields: FieldReading[]; readonly hasMarks: boolean } | undefined {
  const { fields } = layOut(definition);
  const fit = findFit(fields, pieces);
  if (fit === undefined) return undefined;
  const written = fields.filter(({ field: { kind } }) => kind !== 'signature' && kind !== 'checkbox');
  return {
    fields: written.flatMap(({ field, box }) => readBox(field.name, moved(box, fit), pieces)),
    hasMarks: fields.some(({ field }) => field.kind === 'checkbox'),
  };
}

function readBox(name: string, box: Box, pieces: readonly Piece[]): FieldReading[] {
  const inside = pieces.filter((piece) => isInside(piece, box));
  if (inside.length === 0) return [];
  const lines = linesOf(inside);
  const value = lines.map((line) => line.map(({ text }) => text.trim()).join(' ')).join(' ');
  return [{ name, value, source: 'text', confidence: lines.length === 1 ? ONE_LINE : SEVERAL_LINES }];
}

function isInside({ left, baseline }: Piece, box: Box): boolean {
  return (
    left >= box.left - 1 &&
    left < box.left + box.width &&
    baseline >= box.bottom - 1 &&
    baseline < box.bottom + box.height
  );
}

/** Pieces from top to bottom, each line from left to right. */
function linesOf(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => b.baseline - a.baseline)) {
    const line = lines.at(-1);
    const above = line?.[0];
    if (line && above && above.baseline - piece.baseline <= SAME_LINE) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => line.sort((a, b) => a.left - b.left));
}

function findFit(fields: readonly PlacedField[], pieces: readonly Piece[]): Fit | undefined {
  const pairs = fields.flatMap(({ field, label }) => {
    const found = pieces.filter(({ text }) => plain(text) === plain(field.label.tr));
    const [only] = found;
    return found.length === 1 && only ? [{ x: label.left, y: label.baseline, toX: only.left, toY: only.baseline }] : [];
  });
  if (pairs.length < 3 || pairs.length < ENOUGH * fields.length) return undefined;
  const mean = (of: (pair: (typeof pairs)[number]) => number) =>
    pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
  const centre = {
    x: mean(({ x }) => x),
    y: mean(({ y }) => y),
    toX: mean(({ toX }) => toX),
    toY: mean(({ toY }) => toY),
  };
  const along = mean(
    (pair) => (pair.x - centre.x) * (pair.toX - centre.toX) + (pair.y - centre.y) * (pair.toY - centre.toY),
  );
  const spread = mean((pair) => (pair.x - centre.x) ** 2 + (pair.y - centre.y) ** 2);
  const scale = along / spread;
  const fit = { scale, dx: centre.toX - scale * centre.x, dy: centre.toY - scale * centre.y };
  const isOff = pairs.some(
    ({ x, y, toX, toY }) => Math.hypot(scale * x + fit.dx - toX, scale * y + fit.dy - toY) > TOLERANCE * scale,
  );
  return scale > 0.3 && scale < 3 && !isOff ? fit : undefined;
}

function moved({ left, bottom, width, height }: Box, { scale, dx, dy }: Fit): Box {
  return { left: scale * left + dx, bottom: scale * bottom + dy, width: scale * width, height: scale * height };
}

/** A label without the mark of a mandatory field, whatever blanks were lost in printing. */
function plain(text: string): string {
  return text.replace(/[\s*]/g, '');
}
