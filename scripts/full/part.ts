import type { Script } from '../runScript';

/** What the command line said, for every part. */
export interface PartSettings {
	/** The command as it was typed, for the head of a document. */
	readonly command: string;
	/** How many executions a round of queue mode has. */
	readonly executions: number;
	/** Whether what was measured goes into the documents in `docs`. */
	readonly write: boolean;
}

/** One part of `npm run e2e:full`: something that takes long to prove with a real n8n. */
export interface Part {
	/** The word that chooses it on the command line. */
	readonly name: string;
	/** What it proves, in a line. */
	readonly about: string;
	/**
	 * Proves it and says what was found.
	 *
	 * @param script its deferred work is done as soon as this part ends
	 * @returns whether every requirement held
	 */
	run(script: Script, settings: PartSettings): Promise<boolean>;
}
