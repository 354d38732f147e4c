import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { compileOnChange } from './dev/devPackage';
import { PROJECT } from './paths';
import { runScript } from './runScript';

/** Jest over what changes, and `dist` kept up to date for the tests in n8n's engine, which load it. */
void runScript(async (script) => {
	compileOnChange(join(PROJECT, 'dist'));
	const program = join(PROJECT, 'node_modules/jest/bin/jest.js');
	// Not tethered: it listens to the keyboard.
	const jest = spawn(process.execPath, [program, '--watch', ...process.argv.slice(2)], {
		cwd: PROJECT,
		stdio: 'inherit',
	});
	script.defer(() => jest.kill());
	return await new Promise((resolve) => jest.once('exit', (code) => resolve(code ?? 1)));
});
