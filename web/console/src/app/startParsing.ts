import * as z from 'zod/mini';

// zod would try out `new Function` for speed; the content policy forbids it, and says so in the console of every reader.
z.config({ jitless: true });
