// Where it is and who asks stand in libpq's variables (PGHOST, PGUSER and so on).
import pg from 'pg';

// Connections stay, so that the processor time of their servers can be read at the end.
export const pool = new pg.Pool({ max: 10, idleTimeoutMillis: 0 });
