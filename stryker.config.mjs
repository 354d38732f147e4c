/**
 * Mutation testing: small faults are put into the code one at a time, and the tests have to notice each. Tests with n8n's
 * engine, a real n8n or thousands of histories are left out: the first run what is built, the others take too long.
 */

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	mutate: ['{wallet-api,credentials,nodes}/**/*.ts'],
	plugins: ['@stryker-mutator/*', './scripts/mutation/ignoreDescriptions.mjs'],
	ignorers: ['descriptions'],
	testRunner: 'jest',
	jest: {
		configFile: 'jest.config.js',
		config: {
			testMatch: [
				'<rootDir>/test/unit/{wallet-api,credentials,nodes,trigger}/**/*.test.ts',
				'<rootDir>/test/faults/tooMuchAtOnce.test.ts',
				// They read docs, or look at sizes and at every place where a key can break: too slow to be run for each fault.
				'!**/{busyMerchant,stateSize,privateKey.cutOff}.test.ts',
			],
		},
	},
	coverageAnalysis: 'perTest',
	concurrency: 2,
	// A fault that makes the code run for ever counts as noticed, one on a busy machine must not.
	timeoutMS: 10_000,
	timeoutFactor: 3,
	thresholds: { high: 98, low: 95, break: 90 },
	reporters: ['clear-text', 'json', 'progress-append-only'],
	clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
	jsonReporter: { fileName: '.state/mutation/report.json' },
	// Only what changed since is run again.
	incremental: true,
	incrementalFile: '.state/mutation/incremental.json',
	tempDirName: '.state/mutation/sandbox',
	ignorePatterns: ['.state', 'dist', 'docs/pictures', 'examples', 'test/e2e', 'test/engine'],
};
