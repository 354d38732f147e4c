/** The house's formatting, for editors and `npx prettier`. @type {import('prettier').Config} */
module.exports = {
	useTabs: true,
	singleQuote: true,
	semi: true,
	trailingComma: 'all',
	printWidth: 100,
	overrides: [{ files: ['*.md', '*.yml'], options: { useTabs: false, tabWidth: 2 } }],
};
