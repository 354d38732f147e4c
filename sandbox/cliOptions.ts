import { isIP } from 'node:net';
import { Command, InvalidArgumentError, Option } from 'commander';
import { MAX_USERS } from './merchant/merchant';
import { DEFAULT_USERS } from './merchant/source';
import { DEFAULT_APP_ID, DEFAULT_PORT } from './server';

/** What the flags say. */
export interface CliOptions {
	readonly port: number;
	readonly users: number;
	readonly seed: number;
	readonly appId: string;
	/** File with the public key; undefined lets the sandbox use a key pair of its own. */
	readonly publicKey?: string;
	/** Folder where that key pair is kept. */
	readonly stateDir: string;
	/** Undefined lets every address in. */
	readonly allowIp?: string[];
	/** Seconds. */
	readonly timestampWindow: number;
	readonly digest: 'SHA256' | 'SHA1' | 'SHA512';
	readonly prepared: boolean;
}

/** The command with its flags. Parsing ends the process with one sentence when a value is no good. */
export function sandboxCommand(): Command {
	return new Command('sandbox')
		.description(
			'A JT Wallet server of our own, for trying things without real money. This machine only.',
		)
		.option(
			'--port <number>',
			'port to listen on; 0 takes any free one',
			whole(0, 65_535),
			DEFAULT_PORT,
		)
		.option(
			'--users <number>',
			'how many wallet users there are',
			whole(0, MAX_USERS),
			DEFAULT_USERS,
		)
		.option('--seed <number>', 'another seed makes other wallet users', whole(0, 2 ** 31 - 1), 1)
		.option('--app-id <text>', 'the App ID that is let in', notEmpty, DEFAULT_APP_ID)
		.option('--public-key <file>', 'public key to check signatures with, as PEM or bare Base64')
		.option(
			'--state-dir <folder>',
			'where the key pair the sandbox makes is kept',
			'.state/sandbox',
		)
		.option('--allow-ip <address>', 'address that is let in; give it again for more', address)
		.option('--timestamp-window <seconds>', 'how old a request may be', whole(1, 86_400), 300)
		.addOption(
			new Option('--digest <name>', 'digest of the signatures')
				.choices(['SHA256', 'SHA1', 'SHA512'])
				.default('SHA256'),
		)
		.option('--prepared', 'keep written pages in memory, for measurements', false)
		.allowExcessArguments(false);
}

function whole(min: number, max: number): (text: string) => number {
	return (text) => {
		const value = Number(text);
		if (/^\d+$/.test(text) && value >= min && value <= max) return value;
		throw new InvalidArgumentError(`It has to be a whole number from ${min} to ${max}.`);
	};
}

function notEmpty(text: string): string {
	if (text.trim() !== '') return text;
	throw new InvalidArgumentError('It must not be empty.');
}

function address(text: string, before: string[] | undefined): string[] {
	if (isIP(text) !== 0) return [...(before ?? []), text];
	throw new InvalidArgumentError('It has to be an IP address such as 127.0.0.1.');
}
