/**
 * Mutation testing: small faults are put into the code one at a time, and the tests have to notice each. Tests with n8n's
 * engine or a real n8n are left out, for they run what is built; so are those of very long lists, which take too long for
 * each fault. Of the random histories of a list that moves a tenth is played.
 */
process.env.HISTORIES = '400';

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
				'<rootDir>/test/property/{worlds,groupedTotals,conditions}.test.ts',
				// They look at sizes, at long lists and at every place where a key can break.
				'!**/{busyMerchant,stateSize,privateKey.cutOff,stillLists,roundTrips}.test.ts',
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
