/** Whether what is stored is an expression: n8n marks it by the sign in front of it. */
export function isExpression(stored: unknown): stored is string {
	return typeof stored === 'string' && stored.startsWith('=');
}
