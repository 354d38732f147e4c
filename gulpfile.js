const { rm } = require('node:fs/promises');
const { pipeline } = require('node:stream/promises');
const { dest, src, task, watch } = require('gulp');

/** What belongs beside the compiled classes: the package's main, icons, codex, and previews of the output. */
const ASSETS = [
	'index.js',
	'icons/**/*.svg',
	'nodes/**/*.svg',
	'credentials/**/*.svg',
	'nodes/**/*.node.json',
	'nodes/**/__schema__/**/*.json',
];

/** Where it goes; `npm run dev` names a folder of its own. */
const { BUILD_FOLDER = 'dist' } = process.env;

task('clean', async () => {
	await rm(BUILD_FOLDER, { recursive: true, force: true });
});

// `encoding: false` keeps gulp from decoding the files: they arrive byte for byte.
task('build:icons', async () => {
	await pipeline(src(ASSETS, { base: '.', encoding: false }), dest(BUILD_FOLDER));
});

task('watch:icons', () => {
	watch(ASSETS, { delay: 100, ignoreInitial: false }, task('build:icons'));
});
