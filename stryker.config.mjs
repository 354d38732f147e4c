/**
 * Mutation testing: small faults are put into the code one at a time, and the tests have to notice each. The tests in
 * n8n's engine run what is built, so here they run the source, with as little of n8n as it needs
 * (`test/support/plain`). Left out are tests with a real n8n, those that are about n8n itself, and those of very long
 * lists or of every combination, which take too long for each fault. Of the random histories of a list that moves a
 * tenth is played.
 */
process.env.HISTORIES = '400';
process.env.WITHOUT_ENGINE = '1';

/** The tests of test/engine that are about the nodes alone, and quick. */
const ENGINE_TESTS = [
	'{agentErrors,badInput,bodies,breathing,cancel,credentialPasted,credentialTest,everyOperation,exactness,itemOptions}',
	'{keepInputFields,merchants,oddAmounts,restrictions,timeouts,failures.*,getMany*,getTotals*,lookUp*}',
	'trigger.{budget,conditions,editor,failures,names,polls,registration,storing,strange,unproven}',
];

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
				'<rootDir>/test/property/{conditions,csv,enteredAmounts,groupedTotals,worlds}.test.ts',
				...ENGINE_TESTS.map((names) => `<rootDir>/test/engine/${names}.test.ts`),
				// They look at sizes, at long lists and at every place where a key can break.
				'!**/{busyMerchant,stateSize,privateKey.cutOff,stillLists,roundTrips}.test.ts',
			],
		},
	},
	coverageAnalysis: 'perTest',
	concurrency: 2,
	// All tests once, with every fault in the code and none of them on: three minutes on a quiet machine.
	dryRunTimeoutMinutes: 30,
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
	ignorePatterns: ['.state', 'dist', 'docs/pictures', 'examples', 'test/e2e'],
};
