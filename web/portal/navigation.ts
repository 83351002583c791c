import { type ComponentType, lazy } from 'react';
import type { NavigationEntry } from '../shell/navigation-entry';

interface Page extends NavigationEntry {
  readonly load: () => Promise<{ default: ComponentType }>;
}

/** The pages of the menu. A later page adds an entry: its route, its place in the menus and its shortcut follow. */
const pages: readonly Page[] = [
  {
    path: '/',
    word: 'home',
    shortWord: 'home',
    key: 'a',
    icon: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
    load: () => import('../home/home-page'),
  },
  {
    path: '/fatura',
    word: 'payBills',
    shortWord: 'pay',
    key: 'f',
    icon: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
    load: () => import('../bills/bill-page'),
  },
  {
    path: '/odemeler',
    word: 'payments',
    shortWord: 'payments',
    key: 'o',
    icon: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
    load: () => import('../payments/payments-page'),
  },
  {
    path: '/hareketler',
    word: 'statement',
    shortWord: 'statementShort',
    key: 'h',
    icon: 'M7 4v16m0 0l-4-4m4 4l4-4M17 20V4m0 0l-4 4m4-4l4 4',
    load: () => import('../statement/statement-page'),
  },
  {
    path: '/raporlar',
    word: 'reports',
    shortWord: 'reports',
    key: 'r',
    icon: 'M4 20h16M7 16v-5M12 16V5M17 16V9',
    load: () => import('../reports/reports-page'),
  },
  {
    path: '/evrak',
    word: 'forms',
    shortWord: 'forms',
    key: 'e',
    icon: 'M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5',
    load: () => import('../paperwork/forms-page'),
  },
];

export const navigation = pages.map((page) => ({ ...page, Content: lazy(page.load) }));

/** Starts fetching the page of a path before anything renders, so that it comes together with the frame around it. */
export function fetchAhead(path: string): void {
  void pages.find((page) => page.path === path)?.load();
}
