import { type ReactNode, useId } from 'react';
import type { Scale } from './plot';
import { useWidth } from './use-width';
import '../../style/overview.css';

const HEIGHT = 168;
const GUTTER = 48;
const FOOT = 24;
const HEAD = 8;
/** Room for the words below a day, `23.11.`, in pixels. */
const LABEL_WIDTH = 46;

/** Where things of a chart lie, in pixels. */
export interface Plane {
  /** The middle of a column. */
  readonly x: (column: number) => number;
  readonly y: (value: number) => number;
  readonly columnWidth: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

interface ChartProps {
  readonly title: string;
  /** What the drawing says, for those who do not see it. */
  readonly description: string;
  readonly legend: readonly { readonly name: string; readonly className: string }[];
  readonly columns: readonly { readonly label: string; readonly hint: string }[];
  readonly scale: Scale;
  readonly formatTick: (value: number) => string;
  readonly draw: (plane: Plane) => ReactNode;
}

/** A drawing over columns of days, with its scale, its legend, and what each column says when pointed at. */
export function Chart({ title, description, legend, columns, scale, formatTick, draw }: ChartProps) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const columnWidth = Math.max(1, width - GUTTER) / Math.max(1, columns.length);
  const bottom = HEIGHT - FOOT;
  const plane: Plane = {
    x: (column) => GUTTER + (column + 0.5) * columnWidth,
    y: (value) => bottom - scale.at(value) * (bottom - HEAD),
    columnWidth,
    left: GUTTER,
    right: width,
    bottom,
  };
  const every = Math.ceil(LABEL_WIDTH / columnWidth);
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption>
        <h3 id={id}>{title}</h3>
        <ul className="legend">
          {legend.map(({ name, className }) => (
            <li key={name}>
              <Swatch className={className} />
              {name}
            </li>
          ))}
        </ul>
      </figcaption>
      <div ref={frame}>
        {width > 0 && (
          <svg width={width} height={HEIGHT} role="img" aria-label={description}>
            {scale.ticks.map((tick) => (
              <g key={tick} className="tick">
                <line x1={plane.left} x2={plane.right} y1={plane.y(tick)} y2={plane.y(tick)} />
                <text x={GUTTER - 8} y={plane.y(tick) + 4} textAnchor="end">
                  {formatTick(tick)}
                </text>
              </g>
            ))}
            {draw(plane)}
            {columns.map(({ label, hint }, column) => (
              <g key={label} className="column">
                <title>{hint}</title>
                <rect x={plane.x(column) - columnWidth / 2} y={0} width={columnWidth} height={bottom} />
                {(columns.length - 1 - column) % every === 0 && (
                  <text x={plane.x(column)} y={HEIGHT - 6} textAnchor="middle">
                    {label}
                  </text>
                )}
              </g>
            ))}
          </svg>
        )}
      </div>
    </figure>
  );
}

function Swatch({ className }: { className: string }) {
  return (
    <svg className={`swatch ${className}`} width="14" height="10" aria-hidden="true">
      <rect width="14" height="10" rx="2" />
    </svg>
  );
}
