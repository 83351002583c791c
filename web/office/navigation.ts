import { lazy } from 'react';
import { call } from './call';
import type { OfficePage } from './office-page';

/** The pages of the menu, in its order. A later page adds an entry: its routes, its place and its shortcut follow. */
const pages: readonly OfficePage[] = [
  {
    path: '/genel-bakis',
    name: { tr: 'Genel bakış', en: 'Overview' },
    roles: ['support', 'finance', 'admin'],
    key: 'a',
    load: () => import('./overview/overview-page'),
  },
  {
    path: '/havaleler',
    name: { tr: 'Havaleler', en: 'Transfers' },
    roles: ['finance', 'admin'],
    key: 'h',
    load: () => import('./suspense/suspense-page'),
    count: async (signal) => (await call('suspense', 'queue', { query: {}, signal })).rows.length,
  },
  {
    path: '/onaylar',
    name: { tr: 'Onaylar', en: 'Approvals' },
    roles: ['finance', 'admin'],
    key: 'o',
    load: () => import('./proposals/proposals-page'),
    count: async (signal) => (await call('suspense', 'proposals', { query: {}, signal })).proposals.length,
  },
  {
    path: '/evrak',
    name: { tr: 'Evraklar', en: 'Cases' },
    roles: ['support', 'admin'],
    key: 'v',
    load: () => import('./cases/cases-page'),
    count: async (signal) => {
      const { states } = await call('desk', 'counts', { signal });
      const waiting = states.find(({ state }) => state === 'received')?.kinds ?? {};
      return Object.values(waiting).reduce((sum, count) => sum + count, 0);
    },
  },
  {
    path: '/iptaller',
    name: { tr: 'İptaller', en: 'Cancellations' },
    roles: ['support', 'admin'],
    key: 'i',
    load: () => import('./cancellations/cancellations-page'),
  },
  {
    path: '/temsilciler',
    name: { tr: 'Temsilciler', en: 'Agents' },
    roles: ['support', 'finance', 'admin'],
    key: 't',
    load: () => import('./agents/agents-page'),
    below: { '/temsilciler/:number': () => import('./agents/agent-page') },
  },
  {
    path: '/bekleyen-odemeler',
    name: { tr: 'Bekleyen ödemeler', en: 'Waiting payments' },
    roles: ['finance', 'admin'],
    key: 'b',
    load: () => import('./control/manual-payments-page'),
    count: async (signal) => (await call('control', 'manualPayments', { query: {}, signal })).payments.length,
  },
  {
    path: '/mutabakat',
    name: { tr: 'Mutabakat', en: 'Reconciliation' },
    roles: ['finance', 'admin'],
    key: 'm',
    load: () => import('./control/reconciliation-page'),
  },
  {
    path: '/bulgular',
    name: { tr: 'Bulgular', en: 'Findings' },
    roles: ['finance', 'admin'],
    key: 'l',
    load: () => import('./control/findings-page'),
    count: async (signal) => (await call('control', 'findings', { query: {}, signal })).findings.length,
  },
  {
    path: '/kurumlar',
    name: { tr: 'Kurumlar', en: 'Institutions' },
    roles: ['support', 'finance', 'admin'],
    key: 'k',
    load: () => import('./institutions/institutions-page'),
    below: {
      '/kurumlar/:id': () => import('./institutions/institution-page'),
      '/kurum-ekle': () => import('./institutions/institution-page'),
    },
  },
  {
    path: '/duyurular',
    name: { tr: 'Duyurular', en: 'Announcements' },
    roles: ['support', 'admin'],
    key: 'u',
    load: () => import('./announcements/announcements-page'),
  },
  {
    path: '/ayarlar',
    name: { tr: 'Ayarlar', en: 'Settings' },
    roles: ['support', 'finance', 'admin'],
    key: 'y',
    load: () => import('./settings/settings-page'),
  },
  {
    path: '/personel',
    name: { tr: 'Personel', en: 'Staff' },
    roles: ['admin'],
    key: 'p',
    load: () => import('./staff/staff-page'),
  },
  {
    path: '/denetim',
    name: { tr: 'Denetim izi', en: 'Audit trail' },
    roles: ['support', 'finance', 'admin'],
    key: 'd',
    load: () => import('./audit/audit-page'),
  },
];

export const navigation = pages.map((page) => ({
  ...page,
  routes: Object.entries<OfficePage['load']>({ [page.path]: page.load, ...page.below }).map(([path, load]) => ({
    path,
    Content: lazy(load),
  })),
}));
