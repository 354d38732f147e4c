const { availableParallelism } = require('node:os');

/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['wallet-api', 'credentials', 'nodes', 'sandbox', 'scripts', 'test'].map(
		(folder) => `<rootDir>/${folder}`,
	),
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	// A real n8n and long measurements have commands of their own.
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/', '<rootDir>/test/bench/'],
	// Copies of this project, and manifests that all have one name.
	modulePathIgnorePatterns: ['<rootDir>/.state/', '<rootDir>/scripts/n8n/[0-9]'],
	setupFiles: ['<rootDir>/test/setup/errorRealm.ts'],
	transform: {
		// dist/ is not listed: what is tested there is exactly what ships.
		'\\.ts$': [
			'@swc/jest',
			{
				jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
				module: { type: 'commonjs' },
			},
		],
	},
	// Some tests compute many RSA signatures: use every core, but no more memory than a laptop has.
	maxWorkers: Math.min(availableParallelism(), 4),
	// jsrsasign's arithmetic is 30 times slower where Math has to be looked up through Jest's realm.
	sandboxInjectedGlobals: ['Math'],
	testTimeout: 30_000,
	collectCoverage: false,
	collectCoverageFrom: ['{wallet-api,nodes,credentials}/**/*.ts'],
	coverageDirectory: '.state/coverage',
	coverageProvider: 'v8',
};
