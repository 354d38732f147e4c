import { join } from 'node:path';
import { OperatorError } from '../operatorError';
import { PROJECT } from '../paths';
import { startTethered, type TetheredProcess } from '../tether/startTethered';

/**
 * Copies what belongs beside the compiled code into a folder: icons, codex, schemas. Now, and whenever one is saved.
 * Returns when the first time is done; ends with this process.
 * @throws OperatorError where gulp could not copy them
 */
export async function copyOnChange(folder: string, logFile: string): Promise<void> {
	const gulp = (task: string): TetheredProcess =>
		startTethered({
			command: process.execPath,
			args: [join(PROJECT, 'node_modules', 'gulp', 'bin', 'gulp.js'), '-L', task],
			cwd: PROJECT,
			env: { ...process.env, BUILD_FOLDER: folder },
			logFile,
			graceMs: 1_000,
		});
	const { code, reason } = await gulp('build:icons').ended;
	if (code !== 0)
		throw new OperatorError(`gulp could not copy the icons (${reason}). Its log is ${logFile}`);
	gulp('watch:icons');
}
