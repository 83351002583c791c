import type { FormDefinition, FormField } from '../../shared/domain/form';

/** In points (1/72 inch) from the lower left corner, as PDF counts. An A4 page is 595.28 by 841.89. */
export const PAGE = { width: 595.28, height: 841.89, margin: 42 } as const;
export const LABEL_SIZE = 8;
export const VALUE_SIZE = 10;
/** The square of the QR code at the top right. */
export const QR = { left: PAGE.width - PAGE.margin - 84, bottom: PAGE.height - 30 - 84, size: 84 } as const;

export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedField {
  readonly field: FormField;
  /** Where the value is written. */
  readonly box: Box;
  /** Where its label begins, on its baseline. */
  readonly label: { readonly left: number; readonly baseline: number };
}

export interface Sheet {
  readonly sections: readonly { readonly title: string; readonly baseline: number }[];
  readonly fields: readonly PlacedField[];
  /** Where the last field ends. */
  readonly bottom: number;
}

const TOP = PAGE.height - 142;
const COLUMNS = 12;
const GUTTER = 12;
const LABEL_HEIGHT = 12;
const ROW_GAP = 8;
const SECTION_GAP = 6;
const TITLE_HEIGHT = 19;
const BOX_PADDING = 8;
const LINE_HEIGHT = 12.5;
/** A box to tick, its label beside it. */
const TICK = 14;
const INNER = PAGE.width - 2 * PAGE.margin;
const COLUMN = (INNER + GUTTER) / COLUMNS;

/**
 * Where everything of a form stands on its sheet. Both the drawing and the reading of flattened forms go by it, so a change
 * here that moves a field is a new version of the form.
 */
export function layOut({ sections }: FormDefinition): Sheet {
  const titles: Sheet['sections'][number][] = [];
  const placed: PlacedField[] = [];
  let y = TOP;
  for (const { title, fields } of sections) {
    titles.push({ title: title.tr, baseline: y - 12 });
    y -= TITLE_HEIGHT;
    for (const row of rowsOf(fields)) {
      const height = Math.max(...row.map(({ field }) => heightOf(field)));
      for (const { field, column } of row) placed.push(place(field, PAGE.margin + column * COLUMN, y));
      y -= height + ROW_GAP;
    }
    y -= SECTION_GAP;
  }
  return { sections: titles, fields: placed, bottom: y };
}

interface InRow {
  readonly field: FormField;
  readonly column: number;
}

/** Fields beside each other as long as their spans fit. */
function rowsOf(fields: readonly FormField[]): InRow[][] {
  const rows: InRow[][] = [];
  let column = COLUMNS;
  for (const field of fields) {
    const span = field.span ?? COLUMNS;
    if (column + span > COLUMNS) {
      rows.push([]);
      column = 0;
    }
    rows.at(-1)?.push({ field, column });
    column += span;
  }
  return rows;
}

function heightOf(field: FormField): number {
  return field.kind === 'checkbox' ? TICK : LABEL_HEIGHT + boxHeight(field);
}

function boxHeight({ lines = 1 }: FormField): number {
  return BOX_PADDING + lines * LINE_HEIGHT;
}

function place(field: FormField, left: number, top: number): PlacedField {
  if (field.kind === 'checkbox') {
    const box = { left, bottom: top - TICK, width: TICK, height: TICK };
    return { field, box, label: { left: left + TICK + 7, baseline: top - TICK + 4 } };
  }
  const width = (field.span ?? COLUMNS) * COLUMN - GUTTER;
  const height = boxHeight(field);
  return {
    field,
    box: { left, bottom: top - LABEL_HEIGHT - height, width, height },
    label: { left, baseline: top - 8 },
  };
}
