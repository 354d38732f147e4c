import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json';
import { PROJECT, stateFolder } from '../paths';
import { startTethered, type TetheredCommand } from '../tether/startTethered';
import { until } from '../until';

/** Keeps the built package in a folder, which it gives, until this process ends: n8n watches all that is in a linked one. */
export async function keepDevPackage(): Promise<string> {
	const folder = join(stateFolder('dev'), 'package');
	rmSync(folder, { recursive: true, force: true });
	cpSync(join(PROJECT, 'package.json'), join(folder, 'package.json'));
	console.log('Compiling …');
	copyOnChange(join(folder, 'dist'));
	compileOnChange(join(folder, 'dist'));
	const loaded = [...manifest.n8n.credentials, ...manifest.n8n.nodes, manifest.main];
	const isThere = () => loaded.every((file) => existsSync(join(folder, file)));
	const otherwise = `Not everything was compiled and copied into ${folder}: see what is said above.`;
	await until(isThere, 180_000, () => otherwise);
	return folder;
}

/** Compiles a project into a folder, now and whenever a source file is saved; what is wrong with the code is printed. */
export function compileOnChange(folder: string, project = PROJECT, logFile?: string): void {
	const options = ['--watch', '--preserveWatchOutput', '--noEmitOnError', 'false'];
	const args = [...options, '-p', project, '--outDir', folder];
	keepRunning('typescript/bin/tsc', args, { logFile });
}

/** Copies what belongs beside the compiled code into a folder, icons, codex, schemas, now and whenever one is saved. */
export function copyOnChange(folder: string): void {
	const env = { ...process.env, BUILD_FOLDER: folder };
	keepRunning('gulp/bin/gulp.js', ['-L', 'watch:icons'], { env });
}

function keepRunning(program: string, args: string[], own: Partial<TetheredCommand>): void {
	const script = join(PROJECT, 'node_modules', program);
	const command = { command: process.execPath, args: [script, ...args], cwd: PROJECT };
	startTethered({ ...command, graceMs: 1_000, ...own });
}
