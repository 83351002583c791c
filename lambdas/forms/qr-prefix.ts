/** What stands before a form's code in its QR code. */
export const QR_PREFIX = 'FORM:';
