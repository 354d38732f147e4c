/**
 * Mutation testing: small faults are put into the code one at a time, and the tests have to notice each.
 * `npm run mutation` runs this file by file, each with the tests that belong to it: see scripts/mutation/suites.ts.
 */
const { MUTATION_TESTS = 'unit/wallet-api/,unit/credentials/', MUTATION_REPORT = 'all.json' } =
	process.env;

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	mutate: ['wallet-api/**/*.ts', 'credentials/**/*.ts'],
	testRunner: 'jest',
	jest: {
		configFile: 'jest.config.js',
		config: {
			testMatch: MUTATION_TESTS.split(',').map((start) => `<rootDir>/test/${start}*.test.ts`),
		},
	},
	coverageAnalysis: 'perTest',
	concurrency: 2,
	// A fault that makes the code run for ever counts as noticed, one on a busy machine must not.
	timeoutMS: 10_000,
	timeoutFactor: 3,
	logLevel: 'error',
	reporters: ['json'],
	jsonReporter: { fileName: `.state/mutation/reports/${MUTATION_REPORT}` },
	tempDirName: '.state/mutation/sandbox',
	ignorePatterns: ['.state', 'dist', 'docs', 'examples', 'test/e2e', 'test/engine'],
};
