"""What people edit and we version: one module per kind of document, found by the name `KIND`."""
