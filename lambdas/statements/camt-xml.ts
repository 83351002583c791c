import { SaxesParser } from 'saxes';
import { readLetters } from './byte-text';
import type { Place, StatementFile, StatementReader } from './statement-file';

/** A small piece of a document: a balance, an entry, a transaction's details. */
export interface XmlNode {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  /** The attribute `Ccy` of amounts. */
  readonly currency: string | undefined;
  text: string;
  readonly children: XmlNode[];
}

/** What a camt document holds, in its order. */
export interface CamtEvents {
  /** A statement begins; `message` is the element around it, `namespace` the document's, where it has one. */
  onStatement(name: string, message: string, namespace: string | undefined, place: Place): void;
  /** A child of the statement is whole: an account, a balance, a sum, an entry (without its `TxDtls`). */
  onRecord(node: XmlNode): void;
  /** One transaction of the entry that is being read is whole. */
  onDetail(node: XmlNode): void;
  onStatementEnd(place: Place): void;
}

/** Depths below `Document`: the message, the statement, its records. */
const STATEMENT = 2;
const RECORD = 3;
const MAX_DEPTH = 40;
const MAX_TEXT_LENGTH = 10_000;
/** Bytes without a tag between them: the parser would hold them all. */
const MAX_SILENCE = 1_048_576;

/**
 * Streams a camt document: only one entry's transaction is in memory at a time. Names count without their prefixes. A
 * document type is refused where it stands, so no entity is ever defined, expanded or fetched.
 */
export function openCamtXml(file: StatementFile, events: CamtEvents): StatementReader {
  const parser = new SaxesParser();
  const path: string[] = [];
  /** Where `Document` lies in the path, from 0. */
  let root = -1;
  let namespace: string | undefined;
  /** The nodes being read, from the record inward. */
  const open: XmlNode[] = [];
  let silence = 0;
  let start: Place = { line: 1, column: 1 };

  parser.on('opentagstart', ({ name }) => {
    silence = 0;
    start = { line: parser.line, column: Math.max(1, parser.column - name.length - 1) };
  });
  parser.on('opentag', (tag) => openElement(localName(tag.name), tag.name, tag.attributes));
  parser.on('closetag', () => closeElement());
  parser.on('text', readText);
  parser.on('cdata', readText);
  parser.on('doctype', () => stop('doctype-not-allowed'));
  parser.on('error', () => stop('unreadable-xml'));

  return {
    read(text) {
      if (file.isGivenUp()) return;
      silence += text.length;
      parser.write(text);
      if (silence > MAX_SILENCE) stop('text-too-long');
    },
    end() {
      if (!file.isGivenUp()) parser.close();
      // A document that broke off: what it held is told, with the refusal.
      if (path.length - root > STATEMENT && root >= 0) events.onStatementEnd(here());
    },
  };

  function here(): Place {
    return { line: parser.line, column: parser.column + 1 };
  }

  function stop(reason: 'doctype-not-allowed' | 'unreadable-xml' | 'text-too-long'): void {
    if (file.isGivenUp()) return;
    file.refuse(reason, here());
    file.giveUp();
  }

  function openElement(name: string, whole: string, attributes: Record<string, string>): void {
    if (file.isGivenUp()) return;
    path.push(name);
    if (path.length > MAX_DEPTH) stop('unreadable-xml');
    if (root < 0) {
      const prefix = whole.includes(':') ? `:${whole.split(':')[0]}` : '';
      namespace = attributes[`xmlns${prefix}`] ?? namespace;
      if (name === 'Document') root = path.length - 1;
      return;
    }
    const depth = path.length - 1 - root;
    if (depth === STATEMENT) events.onStatement(name, path[root + 1] ?? '', namespace, start);
    if (depth < RECORD) return;
    const node: XmlNode = { name, ...start, currency: attributes.Ccy, text: '', children: [] };
    if (!isDetail()) open.at(-1)?.children.push(node);
    open.push(node);
  }

  function closeElement(): void {
    if (file.isGivenUp()) return;
    const node = open.pop();
    if (node !== undefined) finish(node);
    else if (path.length - 1 - root === STATEMENT && root >= 0) events.onStatementEnd(here());
    path.pop();
    if (path.length <= root) root = -1;
  }

  function finish(node: XmlNode): void {
    const isLeaf = node.children.length === 0;
    if (!isLeaf && node.text.trim() !== '') file.refuse('text-out-of-place', node);
    node.text = isLeaf ? readLetters(node.text).trim() : '';
    if (open.length === 0) events.onRecord(node);
    else if (isDetail()) events.onDetail(node);
  }

  /** The element on top of the path is a transaction of an entry. */
  function isDetail(): boolean {
    return path.length - 1 - root === RECORD + 2 && path.at(-1) === 'TxDtls' && path.at(-3) === 'Ntry';
  }

  function readText(text: string): void {
    silence = 0;
    if (file.isGivenUp()) return;
    const node = open.at(-1);
    if (node === undefined) {
      if (root >= 0 && path.length - 1 - root <= STATEMENT && text.trim() !== '') {
        file.refuse('text-out-of-place', here());
      }
    } else if (node.text.length + text.length > MAX_TEXT_LENGTH) {
      file.refuse('text-too-long', node);
    } else {
      node.text += text;
    }
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The descendant at a path of names, the first of each name; undefined where there is none. */
export function at(node: XmlNode, ...names: readonly string[]): XmlNode | undefined {
  let found: XmlNode | undefined = node;
  for (const name of names) found = found?.children.find((child) => child.name === name);
  return found;
}

/** The text of the descendant at a path, if there is any. */
export function textAt(node: XmlNode, ...names: readonly string[]): string | undefined {
  return at(node, ...names)?.text || undefined;
}

/** The texts of all children of a name. */
export function textsOf(node: XmlNode | undefined, name: string): string[] {
  return node?.children.filter((child) => child.name === name && child.text !== '').map(({ text }) => text) ?? [];
}
