import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LoopbackServer {
  readonly port: number;
  /** Takes no more requests and waits for those under way, at most five seconds. */
  close(): Promise<void>;
}

const DRAIN_MS = 5_000;

/**
 * An HTTP server only this machine can reach; port 0 takes a free one. A listener that fails is printed and answers 500:
 * it never brings the process down.
 */
export async function listenOnLoopback(
  listener: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>,
  port = 0,
): Promise<LoopbackServer> {
  let isClosing = false;
  const server = createServer(async (request, response) => {
    response.once('close', () => {
      // A connection kept alive for a next request would hold up the end.
      if (isClosing) setImmediate(() => server.closeIdleConnections());
    });
    try {
      await listener(request, response);
    } catch (error) {
      console.error(error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
      response.end('{"message":"Internal Server Error"}');
    }
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      isClosing = true;
      const closed = once(server.close(), 'close');
      const impatience = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await closed;
      clearTimeout(impatience);
    },
  };
}

/** The request's whole body, or undefined when it is longer than `limitBytes` (the rest is read and thrown away). */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes <= limitBytes) chunks.push(chunk);
  }
  return bytes <= limitBytes ? Buffer.concat(chunks) : undefined;
}
