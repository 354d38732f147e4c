/**
 * n8n's verification scan without the network: `tsx scripts/scan.ts [folder]`. Build before.
 * As n8n does, it reads the source, and then the package as npm would ship it. Unlike n8n's own
 * command it fails on warnings, too, and when there was nothing to read.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ESLint } from 'eslint';
import { packPackage, unpack } from './n8n/communityPackage';
import { runScript } from './runScript';

const PACKAGE_FILE_PATTERNS = ['**/*.js', 'package.json'];

void runScript(async (script) => {
	const temporary = mkdtempSync(join(tmpdir(), 'n8n-scan-'));
	script.defer(() => rmSync(temporary, { recursive: true, force: true }));
	// The scanner makes a temporary folder as soon as it is loaded and leaves it behind.
	process.env.TMPDIR = temporary;
	const { buildScanConfig, SOURCE_FILE_PATTERNS } = await import(
		'@n8n/scan-community-package/scanner/scanner.mjs'
	);
	const config = await buildScanConfig();
	/** Lints one folder, prints what was found, and tells whether it was clean. */
	const scan = async (name: string, folder: string, patterns: string[]): Promise<boolean> => {
		const eslint = new ESLint({
			cwd: folder,
			allowInlineConfig: false,
			overrideConfigFile: true,
			overrideConfig: config,
			// A pattern that matches no file is an error: nothing read is not the same as nothing found.
			errorOnUnmatchedPattern: true,
		});
		const results = await eslint.lintFiles(patterns);
		const findings = results.flatMap((result) => result.messages).length;
		console.log(`${name}: files ${results.length}, findings ${findings}`);
		if (findings > 0) console.log(await (await eslint.loadFormatter('stylish')).format(results));
		return findings === 0;
	};
	const root = resolve(process.argv[2] ?? '.');
	const source = await scan('Source', root, SOURCE_FILE_PATTERNS);
	const unpacked = join(temporary, 'unpacked');
	unpack((await packPackage(root, join(temporary, 'packed'))).tarball, unpacked);
	const shipped = await scan('Package', unpacked, PACKAGE_FILE_PATTERNS);
	return source && shipped ? 0 : 1;
});
