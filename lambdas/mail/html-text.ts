import { Tokenizer } from 'htmlparser2';

/** Their content is never text: programs, styles, what is shown elsewhere. */
const UNREAD = new Set([
  'script',
  'style',
  'title',
  'template',
  'svg',
  'iframe',
  'object',
  'noscript',
  'textarea',
  'xml',
]);
/** They stand on lines of their own. */
const BLOCKS = new Set(
  'address article aside blockquote body br center dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
);

/**
 * The text of an HTML message, without any of its markup, programs or comments. Only tokens are looked at, never a tree,
 * so no nesting and no unclosed tag costs more than its bytes.
 */
export function textOfHtml(html: string): string {
  const pieces: string[] = [];
  let unread: string | undefined;
  const onTag = (start: number, end: number, isOpening: boolean) => {
    const name = html.slice(start, Math.min(end, start + 20)).toLowerCase();
    if (unread !== undefined) {
      if (!isOpening && name === unread) unread = undefined;
    } else if (isOpening && UNREAD.has(name)) unread = name;
    else if (BLOCKS.has(name)) pieces.push('\n');
    else if (name === 'td' || name === 'th') pieces.push(' ');
  };
  const nothing = () => {};
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      ontext: (start, end) => {
        if (unread === undefined) pieces.push(html.slice(start, end).replace(/[\s\u200b]+/g, ' '));
      },
      ontextentity: (codepoint) => {
        if (unread === undefined) pieces.push(codepoint === 0xa0 ? ' ' : String.fromCodePoint(codepoint));
      },
      onopentagname: (start, end) => onTag(start, end, true),
      onclosetag: (start, end) => onTag(start, end, false),
      onselfclosingtag: () => {
        unread = undefined;
      },
      onattribdata: nothing,
      onattribentity: nothing,
      onattribend: nothing,
      onattribname: nothing,
      oncdata: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onend: nothing,
      onopentagend: nothing,
      onprocessinginstruction: nothing,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return pieces
    .join('')
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
