import { config as n8n } from '@n8n/node-cli/eslint';

/** A rule's setting with "warn" raised to "error": `n8n-node lint` lets warnings pass, we do not. */
const strict = (setting) => {
	const [severity, ...options] = [setting].flat();
	return [severity === 'warn' || severity === 1 ? 'error' : severity, ...options];
};

const withoutWarnings = ({ rules, ...rest }) => ({
	...rest,
	...(rules && {
		rules: Object.fromEntries(
			Object.entries(rules).map(([name, setting]) => [name, strict(setting)]),
		),
	}),
});

export default [
	{ ignores: ['.state/**', 'coverage/**'] },
	...n8n.map(withoutWarnings),
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
	{
		// Never part of the package, so not bound to what n8n Cloud lets a package do.
		files: ['{sandbox,scripts,test}/**/*.ts'],
		rules: {
			'@n8n/community-nodes/no-dangerous-functions': 'off',
			'@n8n/community-nodes/no-hardcoded-secrets': 'off',
			'@n8n/community-nodes/no-restricted-globals': 'off',
			'@n8n/community-nodes/no-restricted-imports': 'off',
			'@n8n/community-nodes/require-node-api-error': 'off',
			'no-console': 'off',
		},
	},
];
