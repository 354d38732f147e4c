import { existsSync } from 'node:fs';
import { ensureProgram } from './debianProgram';
import { OperatorError } from '../operatorError';

const CHROMIUM = {
	names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
	package: 'chromium',
	advice:
		'Install Chromium or Google Chrome, or set JT_WALLET_BROWSER to the file that starts one, then run the command again.',
};

/** The browser to test in: JT_WALLET_BROWSER, else the system's, installed where it can be. Fails with an OperatorError. */
export async function ensureChromium(logFile: string) {
	const chosen = process.env.JT_WALLET_BROWSER;
	if (!chosen) return await ensureProgram(CHROMIUM, logFile);
	if (existsSync(chosen)) return chosen;
	throw new OperatorError(
		`JT_WALLET_BROWSER is ${chosen}, but there is no such file. ${CHROMIUM.advice}`,
	);
}
