/**
 * What runs at CloudFront before a page is looked up (cloudfront-js-2.0). The portal is one page that reads the address
 * itself: whatever names no file is that page.
 */
export const pageRouter = `
function handler(event) {
  var request = event.request;
  var last = request.uri.split('/').pop();
  if (last.indexOf('.') === -1) request.uri = '/index.html';
  return request;
}
`;

/**
 * What runs at CloudFront before a request of the interface. API Gateway sees CloudFront as the caller, so the real
 * address travels in a header of ours; one sent by the caller is overwritten.
 */
export const callerAddress = `
function handler(event) {
  var request = event.request;
  request.headers['x-viewer-address'] = { value: event.viewer.ip };
  return request;
}
`;
