import { dictionary } from '../../words/speech';

const tr = {
  office: 'Ofis',
  mainNavigation: 'Ofis menüsü',
  openMenu: 'Menüyü aç',
  search: 'Temsilci, kod, telefon, unvan ya da evrak no ara',
  searchHint: 'Temsilci, kod, telefon, evrak no ara  ( / )',
  userMenu: (name: string) => `Kullanıcı menüsü: ${name}`,
  support: 'Müşteri hizmetleri',
  finance: 'Muhasebe',
  admin: 'Yönetici',
  account: 'Hesabım',
  shortcuts: 'Klavye kısayolları',
  shortcutsOn: 'Kısayollar açık',
  shortcutsHint: 'Yazı alanlarında kısayollar çalışmaz.',
  shortcutHelp: 'Bu yardım',
  toSearch: 'Aramaya git',
  waiting: 'bekleyen',
  withinFive: 'Bugün 5 dk içinde yüklenen',
  signOut: 'Çıkış yap',
  notFoundTitle: 'Sayfa bulunamadı',
  notFound: 'Bu adreste size açık bir sayfa yok.',
};

const en = {
  office: 'Office',
  mainNavigation: 'Office menu',
  openMenu: 'Open the menu',
  search: 'Find an agent by number, code, phone, title, or a case by its number',
  searchHint: 'Find agent, code, phone, case no  ( / )',
  userMenu: (name: string) => `User menu: ${name}`,
  support: 'Customer services',
  finance: 'Accounting',
  admin: 'Administrator',
  account: 'My account',
  shortcuts: 'Keyboard shortcuts',
  shortcutsOn: 'Shortcuts on',
  shortcutsHint: 'Shortcuts rest while you type in a field.',
  shortcutHelp: 'This help',
  toSearch: 'Go to the search',
  waiting: 'waiting',
  withinFive: 'Loaded within 5 min today',
  signOut: 'Sign out',
  notFoundTitle: 'Page not found',
  notFound: 'There is no page for you at this address.',
} satisfies typeof tr;

/** The words around every page of the back office. */
export const shellWords = { tr, en };
export const useShellWords = dictionary(shellWords);
