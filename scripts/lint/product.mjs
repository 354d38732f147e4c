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

/** n8n's rules and ours, for what is published. The root's eslint.config.mjs has to be n8n's own, so these run beside it. */
export default [
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
];
