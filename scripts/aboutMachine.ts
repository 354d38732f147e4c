import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { N8nInstall } from './n8n/install';
import { PROJECT } from './paths';

/** This machine in a few words, for the head of figures: processor, cores, memory, system. */
export function aboutMachine(): string {
	const all = cpus();
	const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB of memory`;
	const name = all[0]?.model ?? 'unknown processor';
	return [name, `${all.length} cores`, memory, `${type()} ${release()}`].join(', ');
}

/** Versions of this package, of n8n and of its Node.js, as name → version. */
export function versionsOf(install: N8nInstall): Record<string, string> {
	const manifest: unknown = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));
	const node = execFileSync(install.node, ['--version'], { encoding: 'utf8' }).trim().slice(1);
	return {
		'n8n-nodes-jt-wallet': z.object({ version: z.string() }).parse(manifest).version,
		n8n: install.version.version,
		'Node.js': node,
	};
}
