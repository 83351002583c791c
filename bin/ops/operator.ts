/** How the audit trail names whoever runs an operator's command. */
export const OPERATOR = { staff: 'ops', name: 'ops' };
