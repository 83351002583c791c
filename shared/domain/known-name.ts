import { foldText } from './folded-text';

/** Words that stand in many names, or that banks put beside one: they tell nobody from anybody. */
const COMMON = new Set(
  [
    'ltd sti ltdsti as san tic sanayi ticaret limited sirketi anonim ve ile dis ic pazarlama hizmetleri',
    'eft fast havale hvl int gelen giden gond gonderen banka bankasi bank subesi sube hesap hesabindan hesaba nolu no',
    'sorgu numarali referans tarafindan tarafina yapilmistir odeme bakiye yukleme firma tel gsm cep icin lutfen try tl',
    'ziraat isbank isbankasi garanti akbank vakif vakifbank vakiflar denizbank halk halkbank yapi kredi qnb teb ing turkiye',
  ].flatMap((line) => line.split(' ')),
);
const MOST_WORDS = 8;

/** The words of a name or a text that can tell people and shops apart, folded to `a`–`z`, at least three letters each. */
export function nameWords(text: string): string[] {
  const words = foldText(text).text.match(/[a-z?]{3,}/g) ?? [];
  return [...new Set(words.filter((word) => !COMMON.has(word) && !word.includes('?')))].slice(0, MOST_WORDS);
}

/** A name as one sender is known by, whatever the bank did to its letters and its order; empty when nothing tells it apart. */
export function senderNameKey(name: string): string {
  return nameWords(name).sort().join(' ').slice(0, 100);
}

/**
 * How much of a name a text holds, from 0 to 1: the share of the name's own words that stand there. A bank may have cut
 * the last word of the text short.
 */
export function nameLikeness(name: string, text: string): number {
  const [words, there] = [nameWords(name), nameWords(text)];
  if (words.length === 0) return 0;
  const last = there.at(-1) ?? '';
  const isThere = (word: string) => there.includes(word) || (last.length >= 3 && word.startsWith(last));
  return words.filter(isThere).length / words.length;
}
