import { callerAddress, pageRouter } from '../../lib/constructs/edge-code';

interface EdgeRequest {
  uri: string;
  headers: Record<string, { value: string }>;
}

function run(code: string, event: { request: EdgeRequest; viewer: { ip: string } }): EdgeRequest {
  return new Function('event', `${code}; return handler(event);`)(event);
}

const request = (uri: string, headers: EdgeRequest['headers'] = {}) => ({
  request: { uri, headers },
  viewer: { ip: '192.0.2.7' },
});

test.each(['/', '/ekstre', '/ekstre/', '/ofisler'])('shows the portal at %s', (uri) => {
  expect(run(pageRouter, request(uri)).uri).toBe('/index.html');
});

test.each(['/ofis', '/ofis/', '/ofis/evrak/42'])('shows the back office at %s', (uri) => {
  expect(run(pageRouter, request(uri)).uri).toBe('/ofis.html');
});

test.each(['/assets/index-1a2b.js', '/icon.svg', '/index.html'])('leaves the file %s alone', (uri) => {
  expect(run(pageRouter, request(uri)).uri).toBe(uri);
});

test('tells the interface the address CloudFront saw, not the one the caller claims', () => {
  const forged = request('/api/session', { 'x-viewer-address': { value: '198.51.100.1' } });
  expect(run(callerAddress, forged).headers['x-viewer-address']).toEqual({ value: '192.0.2.7' });
});
