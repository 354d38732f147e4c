import { config as n8n } from '@n8n/node-cli/eslint';

/** n8n's rules and ours, for what is published. The root's eslint.config.mjs has to be n8n's own, so these run beside it. */
export default [
	...n8n,
	{
		// n8n's verification ignores eslint-disable comments, so none may be needed here either.
		linterOptions: { noInlineConfig: true },
	},
	{
		files: ['**/*.ts'],
		rules: {
			'@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
			'@typescript-eslint/no-non-null-assertion': 'error',
		},
	},
];
