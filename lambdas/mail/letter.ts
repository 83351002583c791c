import { network } from '../../shared/domain/network';

/** What a letter says: its paragraphs, and facts in lines of their own (`Evrak no: K26-000123`). */
export interface Letter {
  readonly paragraphs: readonly string[];
  readonly facts?: readonly (readonly [name: string, value: string])[];
}

const CLOSING = [network.name, `Müşteri hizmetleri ${network.customerServices}`, `https://${network.portalHost}`];

/**
 * The house's layout: the same words as plain text and as simple HTML, without pictures, links to follow or anything that
 * tells us who has read it.
 */
export function letter({ paragraphs, facts = [] }: Letter): { text: string; html: string } {
  const lines = facts.map(([name, value]) => `${name}: ${value}`);
  const blocks = [...paragraphs, ...(lines.length === 0 ? [] : [lines.join('\n')])];
  return {
    text: `${[...blocks, `-- \n${CLOSING.join('\n')}`].join('\n\n')}\n`,
    html: page([...blocks.map(paragraph), `<hr>${paragraph(CLOSING.join('\n'))}`].join('\n')),
  };
}

function page(body: string): string {
  const style = 'font:16px/1.5 system-ui,sans-serif;color:#1c2430;max-width:36em;margin:0 auto;padding:16px';
  return `<!doctype html>\n<html lang="tr">\n<head><meta charset="utf-8"></head>\n<body style="${style}">\n${body}\n</body>\n</html>\n`;
}

function paragraph(text: string): string {
  return `<p>${text.split('\n').map(escapeHtml).join('<br>')}</p>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
