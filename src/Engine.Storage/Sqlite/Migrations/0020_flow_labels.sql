-- Words by which an account sorts its flows: a JSON array of texts.
ALTER TABLE flows ADD COLUMN labels TEXT NOT NULL DEFAULT '[]';
