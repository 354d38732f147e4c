import product from './product.mjs';

/** The same for what is never published, and so not bound to what n8n Cloud lets a package do. */
export default [
	...product,
	{
		files: ['**/*.ts'],
		rules: {
			'@n8n/community-nodes/no-dangerous-functions': 'off',
			'@n8n/community-nodes/no-hardcoded-secrets': 'off',
			'@n8n/community-nodes/no-restricted-globals': 'off',
			'@n8n/community-nodes/no-restricted-imports': 'off',
			'@n8n/community-nodes/require-node-api-error': 'off',
			'no-console': 'off',
			// Warnings of n8n's, which `n8n-node lint` lets pass.
			'import-x/no-duplicates': 'error',
			'import-x/no-named-as-default': 'error',
			'import-x/no-named-as-default-member': 'error',
		},
	},
];
