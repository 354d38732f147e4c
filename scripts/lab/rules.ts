import type { Counters } from '../../sandbox/api/requestLog';

/** Rules that may be broken: the sentence to say where one is, nothing where it holds. */
export type Rules = ReadonlyArray<string | false | undefined>;

/** The sentences of the rules that are broken. */
export const brokenOf = (rules: Rules): string[] => rules.flatMap((rule) => rule || []);

/** What has to hold of requests: there were some, and all were signed as they must be. What is refused is fast. */
export const rulesOfRequests = ({ requests, verified, refused }: Counters): Rules => [
	requests === 0 && 'The sandbox was not asked.',
	verified !== requests &&
		`The sandbox verified the signature of only ${verified} of ${requests} requests.`,
	refused > 0 && `The sandbox refused ${refused} of ${requests} requests.`,
];
