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

const PACKAGE_FILE_PATTERNS = ['**/*.js', 'package.json'];

async function scanFolder(
	name: string,
	folder: string,
	patterns: string[],
	config: ESLint.Options['overrideConfig'],
): Promise<boolean> {
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
}

async function scan(root: string, temporary: string): Promise<boolean> {
	// The scanner makes a temporary folder as soon as it is loaded and leaves it behind.
	process.env['TMPDIR'] = temporary;
	const { buildScanConfig, SOURCE_FILE_PATTERNS } = await import(
		'@n8n/scan-community-package/scanner/scanner.mjs'
	);
	const config = await buildScanConfig();
	const source = await scanFolder('Source', root, SOURCE_FILE_PATTERNS, config);
	const unpacked = join(temporary, 'unpacked');
	const { tarball } = await packPackage(root, join(temporary, 'packed'));
	unpack(tarball, unpacked);
	const shipped = await scanFolder('Package', unpacked, PACKAGE_FILE_PATTERNS, config);
	return source && shipped;
}

async function main(): Promise<void> {
	const temporary = mkdtempSync(join(tmpdir(), 'n8n-scan-'));
	try {
		const clean = await scan(resolve(process.argv[2] ?? '.'), temporary);
		process.exitCode = clean ? 0 : 1;
	} finally {
		rmSync(temporary, { recursive: true, force: true });
	}
}

main().catch((error: unknown) => {
	console.error(
		`The scan did not finish: ${error instanceof Error ? error.message : String(error)}`,
	);
	process.exitCode = 1;
});
