import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '../../../sandbox/server';
import { installPackage, type PackedPackage } from '../../n8n/communityPackage';
import type { N8nInstall } from '../../n8n/install';
import { startInstance } from '../../n8n/instance';
import { logIn } from '../../n8n/login';
import type { RestSession } from '../../n8n/rest';
import { OperatorError } from '../../operatorError';
import type { Script } from '../../runScript';
import { type Check, credentialTest, getMany, packageLoads, type SmokePlace } from './checks';
import { triggerPoll } from './pollCheck';

/** What the package has to do in every n8n. */
export const CHECKS: readonly Check[] = [packageLoads, credentialTest, getMany, triggerPoll];

/** How long n8n may take for its addresses once it says that it is ready. */
const ADDRESSES_WITHIN_MS = 60_000;

/** How a check ended. */
export interface Outcome {
	readonly title: string;
	readonly held: boolean;
	/** What was seen, in a few words, or what went wrong. */
	readonly seen: string;
}

/** Where the log of each n8n is kept. */
export interface SmokeOptions {
	readonly packed: PackedPackage;
	readonly sandbox: Sandbox;
	readonly logs: string;
}

/** Runs every check in a new n8n with the package in it. One that does not start passes none of them. */
export async function smoke(
	install: N8nInstall,
	options: SmokeOptions,
	script: Script,
): Promise<Outcome[]> {
	try {
		return await checkAll(install, options, script);
	} catch (failure) {
		return CHECKS.map(({ title }, place) => ({
			title,
			held: false,
			seen: place === 0 ? messageOf(failure) : 'not reached',
		}));
	}
}

async function checkAll(
	install: N8nInstall,
	{ packed, sandbox, logs }: SmokeOptions,
	script: Script,
): Promise<Outcome[]> {
	const { version, env } = install.version;
	const userFolder = mkdtempSync(join(tmpdir(), 'jt-wallet-version-'));
	script.defer(() => rmSync(userFolder, { recursive: true, force: true }));
	mkdirSync(logs, { recursive: true });
	await installPackage(packed, userFolder);
	const logFile = join(logs, `n8n-${version}.log`);
	const n8n = await startInstance({ install, userFolder, logFile, env });
	script.defer(() => n8n.stop());
	const session = await logInOnceReady(n8n.url);
	const outcomes: Outcome[] = [];
	for (const check of CHECKS) outcomes.push(await outcomeOf(check, { session, sandbox }));
	await n8n.stop();
	return outcomes;
}

/** Older n8n says that it is ready a moment before its addresses are there. */
async function logInOnceReady(url: string): Promise<RestSession> {
	const deadline = Date.now() + ADDRESSES_WITHIN_MS;
	for (;;) {
		const session = await logIn(url).catch((failure: unknown) => {
			if (Date.now() > deadline) throw failure;
		});
		if (session !== undefined) return session;
		if (Date.now() > deadline) throw new OperatorError('n8n refused the login that was made.');
		await sleep(500);
	}
}

async function outcomeOf({ title, run }: Check, place: SmokePlace): Promise<Outcome> {
	try {
		return { title, held: true, seen: await run(place) };
	} catch (failure) {
		return { title, held: false, seen: messageOf(failure) };
	}
}

function messageOf(failure: unknown): string {
	return failure instanceof Error ? failure.message : String(failure);
}
