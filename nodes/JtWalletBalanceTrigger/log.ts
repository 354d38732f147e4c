import type { IPollFunctions } from 'n8n-workflow';

/** Writes to n8n's log, in lines that say who wrote them. */
export function logTo({ logger }: IPollFunctions): { info: Line; warn: Line } {
	const line = (text: string) => `JT Wallet Balance Trigger: ${text}`;
	return {
		info: (text) => logger.info(line(text)),
		warn: (text) => logger.warn(line(text)),
	};
}

type Line = (text: string) => void;
