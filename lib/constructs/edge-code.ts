/**
 * What runs at CloudFront before a page is looked up (cloudfront-js-2.0). The portal is one page that reads the address
 * itself, and so is the back office below /ofis: whatever names no file is one of the two.
 */
export const pageRouter = `
function handler(event) {
  var request = event.request;
  var words = request.uri.split('/');
  if (words[words.length - 1].indexOf('.') === -1) request.uri = words[1] === 'ofis' ? '/ofis.html' : '/index.html';
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
