import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { readWorld } from './support/world';
import { PROJECT, stateFolder } from '../../scripts/paths';

const { n8nUrl, browser } = readWorld();

/** A container has no sandbox for the browser and no graphics card; the rest keeps it from calling home. */
const BROWSER_FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

const ALONE = /(trigger(Restart|Storing|Killed)|console|blocked|dev)\.spec\.ts$/;

export default defineConfig({
	testDir: __dirname,
	// What has an n8n of its own, or needs none, runs beside the others, which share one n8n.
	projects: [
		{ name: 'alone', testMatch: ALONE, workers: 1 },
		{ name: 'shared', testMatch: '*.spec.ts', testIgnore: ALONE, workers: 1 },
	],
	workers: 2,
	// A machine that is busy with other things must not keep a change from landing; the list tells what was tried again.
	retries: process.env.CI === undefined ? 0 : 1,
	outputDir: join(stateFolder('e2e'), 'failures'),
	reporter: [['list']],
	// The pictures of the README are taken by these tests, and replaced where they no longer look like n8n does.
	snapshotPathTemplate: join(PROJECT, 'docs', 'pictures', '{arg}{ext}'),
	updateSnapshots: 'changed',
	timeout: 300_000,
	expect: { timeout: 60_000 },
	use: {
		baseURL: n8nUrl,
		testIdAttribute: 'data-test-id',
		viewport: { width: 1440, height: 900 },
		actionTimeout: 60_000,
		navigationTimeout: 120_000,
		colorScheme: 'light',
		locale: 'en-US',
		permissions: ['clipboard-read', 'clipboard-write'],
		screenshot: 'only-on-failure',
		// A trace without film: it takes pictures all the time, which slows down what is tested.
		trace: { mode: 'retain-on-failure', screenshots: false },
		launchOptions: { executablePath: browser, args: BROWSER_FLAGS },
	},
});
