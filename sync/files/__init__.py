"""Files as a source: tables of text, a mapping that names them our way, records and events."""
