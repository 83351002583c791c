/** The secret of this machine's form codes. Stays the same between runs: forms handed out before must be known after. */
export const FORM_KEY_SECRET = JSON.stringify({
  keys: [Buffer.from('demo-form-key-of-this-machine---').toString('base64')],
});
