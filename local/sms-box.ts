import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { listenOnLoopback, readBody } from './loopback-server';

const SmsMessage = z.object({
  to: z.string(),
  text: z.string(),
  senderId: z.string().optional(),
  type: z.string(),
  at: z.iso.datetime(),
});
export type SmsMessage = z.infer<typeof SmsMessage>;

export interface SmsBox {
  /** What the SNS client takes as its endpoint. */
  readonly endpoint: string;
  /** The last 500 messages, newest first. */
  messages(): SmsMessage[];
  close(): Promise<void>;
}

const KEPT = 500;
const BODY_LIMIT_BYTES = 256 * 1024;
const NAMESPACE = 'http://sns.amazonaws.com/doc/2010-03-31/';

/**
 * Stands in for SNS where it sends an SMS: `Publish` to a phone number, in the query protocol. Messages are kept in
 * `sms.jsonl` below `dataDir` before they are acknowledged, so a killed process loses none; without `dataDir` in memory.
 */
export async function startSmsBox(
  options: { port?: number; dataDir?: string; now?: () => number } = {},
): Promise<SmsBox> {
  const { dataDir, now = Date.now } = options;
  const file = dataDir === undefined ? undefined : join(dataDir, 'sms.jsonl');
  const kept = file === undefined ? [] : reopen(file);

  function keep(message: SmsMessage): void {
    if (file !== undefined) appendFileSync(file, `${JSON.stringify(message)}\n`);
    kept.push(message);
    if (kept.length > KEPT) kept.shift();
  }

  const server = await listenOnLoopback(async (request, response) => {
    const body = await readBody(request, BODY_LIMIT_BYTES);
    const form = new URLSearchParams(body?.toString('utf8'));
    const outcome = read(form, new Date(now()).toISOString());
    if ('code' in outcome) return refuse(response, outcome.code, outcome.message);
    keep(outcome);
    const messageId = `<PublishResult><MessageId>${randomUUID()}</MessageId></PublishResult>`;
    answer(response, 200, `<PublishResponse xmlns="${NAMESPACE}">${messageId}${metadata()}</PublishResponse>`);
  }, options.port);

  return {
    endpoint: `http://127.0.0.1:${server.port}`,
    messages: () => kept.toReversed(),
    close: server.close,
  };
}

/** The messages of the file, which is cut to the last 500. A last line cut short by a kill was never acknowledged. */
function reopen(file: string): SmsMessage[] {
  mkdirSync(dirname(file), { recursive: true });
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const lines = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(0, -1)
    .slice(-KEPT);
  writeFileSync(`${file}.new`, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return lines.map((line) => SmsMessage.parse(JSON.parse(line)));
}

/** The message of a request, or why SNS would refuse it: same codes as there. */
function read(form: URLSearchParams, at: string): SmsMessage | { code: string; message: string } {
  const to = form.get('PhoneNumber');
  const text = form.get('Message');
  if (form.get('Action') !== 'Publish') return { code: 'InvalidAction', message: 'Only Publish is understood here' };
  if (to === null) return invalid('PhoneNumber Reason: only SMS to a phone number is understood here');
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return invalid(`PhoneNumber Reason: ${to} is not valid to publish to`);
  if (text === null || text === '') return invalid('Empty message');
  if (text.length > 1_600) return invalid('Message too long');
  const attributes = attributesOf(form);
  const senderId = attributes.get('AWS.SNS.SMS.SenderID');
  if (senderId !== undefined && !/^(?=.*[A-Za-z])[A-Za-z0-9-]{1,11}$/.test(senderId)) return invalid('SenderID');
  const type = attributes.get('AWS.SNS.SMS.SMSType') ?? 'Promotional';
  if (type !== 'Promotional' && type !== 'Transactional') return invalid('SMSType');
  return { to, text, type, at, ...(senderId !== undefined && { senderId }) };
}

function invalid(what: string): { code: string; message: string } {
  return { code: 'InvalidParameter', message: `Invalid parameter: ${what}` };
}

/** `MessageAttributes.entry.N.Name` and `….Value.StringValue` as pairs. */
function attributesOf(form: URLSearchParams): Map<string, string> {
  const names = [...form].filter(([key]) => /^MessageAttributes\.entry\.\d+\.Name$/.test(key));
  return new Map(names.map(([key, name]) => [name, form.get(key.replace(/Name$/, 'Value.StringValue')) ?? '']));
}

function refuse(response: ServerResponse, code: string, message: string): void {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`;
  const requestId = `<RequestId>${randomUUID()}</RequestId>`;
  answer(response, 400, `<ErrorResponse xmlns="${NAMESPACE}">${error}${requestId}</ErrorResponse>`);
}

function metadata(): string {
  return `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;
}

function answer(response: ServerResponse, statusCode: number, xml: string): void {
  response.writeHead(statusCode, { 'content-type': 'text/xml' }).end(xml);
}

function escapeXml(text: string): string {
  return text.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);
}
