import type { ComponentType } from 'react';
import type { Language } from '../../shared/api/refusals';
import type { StaffRole } from '../../shared/domain/staff';

type Load = () => Promise<{ default: ComponentType }>;

/** A page of the back office's menu. */
export interface OfficePage {
  /** Below /ofis. */
  readonly path: `/${string}`;
  readonly name: Readonly<Record<Language, string>>;
  /** Who sees it. The server decides by itself who may do what. */
  readonly roles: readonly StaffRole[];
  /** Goes there when pressed after `g`. */
  readonly key: string;
  readonly load: Load;
  /** Pages that belong to it and are in no menu, by their paths; the same roles see them. */
  readonly below?: Readonly<Record<`/${string}`, Load>>;
  /** How much waits there, shown beside its name. */
  readonly count?: (signal: AbortSignal) => Promise<number>;
}
