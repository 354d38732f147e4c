/** The house's formatting, for editors and `npm run format`. @type {import('prettier').Config} */
module.exports = {
	useTabs: true,
	singleQuote: true,
	semi: true,
	trailingComma: 'all',
	printWidth: 100,
	overrides: [
		// A paragraph is a line, and a table that does not fit is not padded.
		{ files: ['*.md', '*.yml'], options: { useTabs: false, tabWidth: 2, proseWrap: 'never' } },
		{ files: ['sandbox/README.md'], options: { proseWrap: 'preserve' } },
	],
};
