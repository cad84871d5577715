import { takeCandidatesFromMiniSearch } from './minisearch-candidates.js';

// The bot, with MiniSearch's candidates in place of its own. Argument: the path of MiniSearch's index.

const [path = ''] = process.argv.slice(2);
takeCandidatesFromMiniSearch(path);
process.argv.splice(2, Number.POSITIVE_INFINITY, 'serve');
await import('../../src/main.js');
