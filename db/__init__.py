"""Ground floor: what is kept. Tables, journal, search index, migrations and backups; knows nothing above."""
